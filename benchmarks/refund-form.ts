import type { Answer, Visitor } from "./visitor";

/** The refund form of a charge page: the address of its server action, and its hidden fields. */
export type RefundForm = {
  readonly url: URL;
  readonly actionId: string;
  readonly fields: ReadonlyMap<string, string>;
};

/** @throws Error when the page shows no refund form */
export function readRefundForm({ url, body, status }: Answer): RefundForm {
  const form = /<form[^>]*aria-labelledby="refund-heading".*?<\/form>/s.exec(body)?.[0];
  if (form === undefined) throw new Error(`no refund form at ${url.href}, status ${status}`);
  const inputs = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  const hidden = inputs.map(([, name = "", value = ""]) => [name, unescapeHtml(value)] as const);
  return {
    url,
    actionId: actionIdOf(hidden.find(([name]) => /^\$ACTION_\d+:0$/.test(name))?.[1] ?? "{}"),
    fields: new Map(hidden.filter(([name]) => !name.startsWith("$ACTION"))),
  };
}

/** What a browser with JavaScript posts for `action(idle, form)`, ready to be sent. */
export type PostedAction = (visitor: Visitor) => Promise<Answer>;

/**
 * Writes a server action's two arguments as React's client does: the list as JSON under `0`, the form it refers
 * to as `$K1` in fields that begin with `_1_`.
 */
export async function refundAction(form: RefundForm, typed: Record<string, string>): Promise<PostedAction> {
  const posted = new FormData();
  for (const [name, value] of [...form.fields, ...Object.entries(typed)]) posted.append(`_1_${name}`, value);
  posted.append("0", JSON.stringify([{ kind: "idle" }, "$K1"]));
  const encoded = new Response(posted);
  const headers = {
    accept: "text/x-component",
    "content-type": encoded.headers.get("content-type") ?? "",
    "next-action": form.actionId,
    origin: form.url.origin,
    "sec-fetch-site": "same-origin",
  };
  const body = new Uint8Array(await encoded.arrayBuffer());
  return (visitor) => visitor.send(form.url, { method: "POST", headers, body });
}

function actionIdOf(reference: string): string {
  const { id }: { id?: unknown } = JSON.parse(reference);
  if (typeof id !== "string") throw new Error("the refund form names no server action");
  return id;
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&amp;", "&");
}
