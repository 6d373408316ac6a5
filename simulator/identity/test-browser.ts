/** One page as a browser without JavaScript sees it. */
export interface VisitedPage {
  url: URL;
  status: number;
  html: string;
}

/** A browser for tests: keeps cookies and follows redirects, until one leads to `stopsAt`. */
export class TestBrowser {
  private readonly cookies = new Map<string, string>();

  /** @param stopsAt addresses of the application, which is not running in these tests */
  constructor(private readonly stopsAt: readonly string[]) {}

  async open(url: URL): Promise<VisitedPage> {
    return this.send(url, { method: "GET" });
  }

  async submit(url: URL, fields: Record<string, string>): Promise<VisitedPage> {
    return this.send(url, { method: "POST", body: new URLSearchParams(fields) });
  }

  private async send(url: URL, init: RequestInit): Promise<VisitedPage> {
    const response = await fetch(url, {
      ...init,
      redirect: "manual",
      headers: { cookie: this.cookiesFor(url) },
    });
    this.keepCookies(response);
    const location = response.headers.get("location");
    if (location === null) return { url, status: response.status, html: await response.text() };
    const next = new URL(location, url);
    if (this.stopsAt.some((address) => next.href.startsWith(address)))
      return { url: next, status: 0, html: "" };
    return this.open(next);
  }

  private keepCookies(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split("; ");
      const path =
        attributes.find((attribute) => attribute.startsWith("path="))?.slice("path=".length) ?? "/";
      const separator = pair.indexOf("=");
      const key = `${path} ${pair.slice(0, separator)}`;
      if (separator === pair.length - 1) this.cookies.delete(key);
      else this.cookies.set(key, pair);
    }
  }

  private cookiesFor(url: URL): string {
    return [...this.cookies]
      .filter(([key]) => url.pathname.startsWith(key.slice(0, key.indexOf(" "))))
      .map(([, pair]) => pair)
      .join("; ");
  }
}

/** What a page's only form would send: its address and hidden fields, as the provider wrote them. */
export function formOf(page: VisitedPage): { action: URL; fields: Record<string, string> } {
  const action = /<form[^>]* action="([^"]+)"/.exec(page.html)?.[1];
  if (action === undefined) throw new Error(`No form on ${page.url.href}: ${page.html}`);
  const hidden = page.html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
  const fields = Object.fromEntries([...hidden].map(([, name, value]) => [name ?? "", value ?? ""]));
  return { action: new URL(action, page.url), fields };
}
