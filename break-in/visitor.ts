import { identityUrl, secrets } from "./addresses";
import { personNamed } from "./ask-stage";
import { type Answer, exchange } from "./exchange";

type Fields = Readonly<Record<string, string>>;

/** Everything that a visitor was given and nobody else may see: searched for in all answers, and in the logs afterwards. */
export const confidential = new Set<string>();

let visitors = 0;

/** A browser without scripts, which keeps cookies by name, and sends whatever a test wants beside them. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  /** Of its own, as the nearest server in front would write it: sign-ins are counted by address. */
  private readonly address = `198.51.100.${(visitors += 1) % 256}`;

  constructor(readonly origin: string) {}

  async open(path: string, headers: Fields = {}): Promise<Answer> {
    return this.send(path, "GET", headers, null);
  }

  async post(path: string, body: BodyInit, headers: Fields = {}): Promise<Answer> {
    return this.send(path, "POST", headers, body);
  }

  /** Signs in at the provider as this person, and stops at the first page of the console. */
  async signIn(name: string): Promise<Answer> {
    const back = await this.choose(name, (await this.open("/auth/sign-in")).location);
    return this.open(back);
  }

  /** Follows the provider from here, chooses the person, and gives the address of the way back. */
  async choose(name: string, start: string | null): Promise<string> {
    const page = await this.follow(start ?? "");
    if (page.location !== null) return page.location;
    const action = /<form[^>]* action="([^"]+)"/.exec(page.text)?.[1] ?? "";
    const { subject } = await personNamed(name);
    const chosen = await this.post(
      new URL(action, identityUrl).href,
      new URLSearchParams({ person: subject }),
    );
    const end = await this.follow(chosen.location ?? "");
    if (end.location === null) throw new Error(`The provider shows a page: ${end.text}`);
    return end.location;
  }

  /** Follows redirects as long as they stay at the provider. */
  async follow(address: string): Promise<Answer> {
    if (!new URL(address, identityUrl).href.startsWith(identityUrl)) {
      return { status: 0, location: address, headers: new Headers(), text: "" };
    }
    const answer = await this.open(new URL(address, identityUrl).href);
    return answer.location === null ? answer : this.follow(answer.location);
  }

  private async send(
    path: string,
    method: "GET" | "POST",
    sent: Fields,
    body: BodyInit | null,
  ): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const packed = new Response(body);
    const type = packed.headers.get("content-type");
    const headers = {
      accept: "text/html,*/*",
      "x-forwarded-for": this.address,
      ...(cookie === "" ? {} : { cookie }),
      ...(type === null ? {} : { "content-type": type }),
      ...sent,
    };
    const bytes = Buffer.from(await packed.arrayBuffer());
    const answer = await exchange(new URL(path, this.origin), method, headers, bytes);
    if (!path.startsWith(identityUrl)) refuseSecretsIn(answer, path);
    for (const line of answer.headers.getSetCookie()) this.keep(line);
    const { location } = answer;
    const code = location === null ? null : new URL(location, this.origin).searchParams.get("code");
    if (code !== null) confidential.add(code);
    return answer;
  }

  private keep(line: string): void {
    const [pair = "", ...attributes] = line.split("; ");
    const name = pair.slice(0, pair.indexOf("="));
    const value = pair.slice(name.length + 1);
    const isOver = value === "" || attributes.some((word) => /^max-age=0$/i.test(word));
    if (isOver) this.cookies.delete(name);
    else this.cookies.set(name, value);
    if (value.length > 40) confidential.add(value);
  }
}

/**
 * No answer of ours may tell what only the server knows, nor what anybody's cookies, codes and tokens hold. What a
 * visitor put into the address comes back in the framework's own script, to that visitor alone.
 */
function refuseSecretsIn({ text, headers }: Answer, path: string): void {
  const told = [...headers].flatMap(([name, value]) => (name === "set-cookie" ? [] : [value]));
  const whole = [text, ...told].join("\n");
  const given = [...confidential].filter((one) => !path.includes(one));
  for (const secret of [...Object.values(secrets), ...given]) {
    const at = whole.indexOf(secret);
    if (at >= 0) throw new Error(`An answer holds a secret: ${whole.slice(Math.max(0, at - 200), at + 12)}…`);
  }
}

/** The hidden and typed fields of a page's refund form, as a browser without scripts would post them. */
export function refundFormOf(html: string): FormData {
  return formWith(html, 'aria-labelledby="refund-heading"');
}

/** The same of the first form in which this stands. */
export function formWith(html: string, marker: string): FormData {
  const forms = html.split("<form").map((part) => part.split("</form>")[0] ?? "");
  const form = forms.slice(1).find((part) => part.includes(marker)) ?? "";
  const fields = new FormData();
  for (const [tag] of form.matchAll(/<(?:input|textarea)\b[^>]*>/g)) {
    const name = attribute(tag, "name");
    const isUnchecked = /type="(radio|checkbox)"/.test(tag) && !/\bchecked\b/.test(tag);
    if (name !== null && !isUnchecked) fields.append(name, attribute(tag, "value") ?? "");
  }
  return fields;
}

function attribute(tag: string, name: string): string | null {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  return value?.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&amp;", "&") ?? null;
}
