import "server-only";
import { NextResponse } from "next/server";
import { requestId } from "./request-id";

type PlainPage = {
  readonly status: number;
  readonly title: string;
  readonly heading: string;
  readonly sentence: string;
  readonly link: { readonly address: string; readonly text: string; readonly opensTab?: boolean };
  /** What can be sent from the page: markup whose every value has been escaped. */
  readonly form?: string;
  /** The request's; they hold its id. */
  readonly headers: Pick<Headers, "get">;
};

/** A page in words without scripts, for answers that no page of the console can give. Its texts are our own. */
export function plainPage(page: PlainPage): NextResponse {
  return new NextResponse(markup(page), {
    status: page.status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy":
        "default-src 'none'; form-action 'self'; style-src-attr 'unsafe-inline'; frame-ancestors 'none'",
    },
  });
}

function markup({ title, heading, sentence, link, form = "", headers }: PlainPage): string {
  const tab = link.opensTab ? ' target="_blank" rel="noreferrer"' : "";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${title} · Refund Console</title>
</head>
<body style="font-family: system-ui, sans-serif; line-height: 1.5; max-width: 36rem; margin: 4rem auto; padding: 0 1rem">
<main>
<h1>${heading}</h1>
<p>${sentence}</p>
<p><a href="${link.address}"${tab}>${link.text}</a></p>
${form}
<p>Request ${requestId(headers)}</p>
</main>
</body>
</html>
`;
}
