/** One way to post a form of ours from somewhere else. An origin of null is left out. */
export type Forgery = {
  readonly name: string;
  readonly method: string;
  readonly origin: string | null;
  readonly path: string | null;
  readonly headers: Readonly<Record<string, string>>;
};

const evil = "https://evil.example";

/** Forty ways that must all come to nothing, for a product at this address. */
export function forgeries(appUrl: string): readonly Forgery[] {
  const { host, port } = new URL(appUrl);
  const origins: readonly (string | null)[] = [
    null,
    "",
    "null",
    evil,
    `http://evil.example:${port}`,
    appUrl.replace("http:", "https:"),
    appUrl.replace(port, String(Number(port) + 1)),
    appUrl.replace(`:${port}`, ""),
    `${appUrl}.evil.example`,
    `${appUrl}@evil.example`,
    `${appUrl}/`,
    `${appUrl}/charges`,
    appUrl.replace("http:", "HTTP:"),
    appUrl.replace("127.0.0.1", "localhost"),
    appUrl.replace("127.0.0.1", "[::1]"),
    appUrl.replace("127.0.0.1", "127.0.0.1.nip.io"),
    `${appUrl}, ${evil}`,
    `${evil}, ${appUrl}`,
    "file://",
    "chrome-extension://abcdefghijklmnop",
  ];
  const sites = ["cross-site", "same-site", "none", "Same-Origin", ""];
  const forwarded: readonly Readonly<Record<string, string>>[] = [
    { "x-forwarded-host": "evil.example" },
    { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
    { host: "evil.example" },
    { host: "evil.example", "x-forwarded-host": host },
    { host, "x-forwarded-host": `evil.example, ${host}` },
    { forwarded: "host=evil.example;proto=https" },
    { "x-forwarded-port": "443", "x-forwarded-host": "evil.example" },
  ];
  return [
    ...origins.map((origin) => forgery(`Origin ${origin ?? "left out"}`, { origin })),
    ...sites.map((site) =>
      forgery(`our Origin, Sec-Fetch-Site “${site}”`, { origin: appUrl }, { "sec-fetch-site": site }),
    ),
    ...["cross-site", "same-origin"].map((site) =>
      forgery(`no Origin, Sec-Fetch-Site ${site}`, { origin: null }, { "sec-fetch-site": site }),
    ),
    ...forwarded.map((headers) =>
      forgery(`foreign Origin, ${JSON.stringify(headers)}`, { origin: evil }, headers),
    ),
    forgery("no Origin, our Referer", { origin: null }, { referer: `${appUrl}/` }),
    forgery("foreign Origin, posted to /", { origin: evil, path: "/" }),
    forgery("no Origin, posted to /", { origin: null, path: "/" }),
    forgery("no Origin, posted to the webhook", { origin: null, path: "/webhooks/stripe" }),
    forgery("our Origin, visited", { origin: appUrl, method: "GET" }),
    forgery("our Origin, asked for by HEAD", { origin: appUrl, method: "HEAD" }),
    forgery("our Origin, put", { origin: appUrl, method: "PUT" }),
    forgery(
      "our Origin, visited with another method claimed",
      { origin: appUrl, method: "GET" },
      { "x-http-method-override": "POST" },
    ),
  ];
}

type Where = { readonly origin: string | null; readonly method?: string; readonly path?: string };

function forgery(
  name: string,
  { origin, method = "POST", path }: Where,
  headers: Readonly<Record<string, string>> = {},
): Forgery {
  return { name, origin, method, path: path ?? null, headers };
}
