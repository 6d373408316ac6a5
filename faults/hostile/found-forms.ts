import type { Visitor } from "../../benchmarks/visitor";

/** A form as a page shows it: where it is posted to, which actions it names, and what a person would send. */
export type FoundForm = {
  readonly url: URL;
  readonly html: string;
  readonly fields: readonly (readonly [string, string])[];
  /** What a browser without scripts posts to name the action. */
  readonly actionFields: readonly (readonly [string, string])[];
};

/** What a person types where a field is empty. */
const typed: Readonly<Record<string, string>> = {
  amount: "1.00",
  reason: "requested_by_customer",
  ticket: "T-4711",
  note: "as agreed",
  confirmed: "yes",
};

/** Every form of a page that calls a server action. */
export async function formsOf(visitor: Visitor, url: URL): Promise<FoundForm[]> {
  const page = await visitor.open(url);
  const forms = page.body.match(/<form\b.*?<\/form>/gs) ?? [];
  return forms
    .filter((html) => html.includes("$ACTION"))
    .map((html) => ({ url: page.url, html, ...read(html) }));
}

/** The addresses of the product that a page links to. */
export async function linksOf(visitor: Visitor, url: URL): Promise<URL[]> {
  const { body } = await visitor.open(url);
  const links = [...body.matchAll(/<a [^>]*href="(\/[^"#]*)"/g)].map(([, href = "/"]) => unescapeHtml(href));
  return [...new Set(links)].filter((href) => !href.startsWith("/auth/")).map((href) => new URL(href, url));
}

function read(html: string): Pick<FoundForm, "fields" | "actionFields"> {
  const inputs = [...html.matchAll(/<(?:input|textarea|select|button)\b[^>]*>/g)].flatMap(([tag]) => {
    const name = attribute(tag, "name");
    return name === null ? [] : [[name, attribute(tag, "value") ?? ""] as const];
  });
  const named = new Map(inputs);
  const fields = [...named]
    .filter(([name]) => !name.startsWith("$ACTION"))
    .map(([name, value]) => [name, value === "" ? (typed[name] ?? "") : value] as const);
  return {
    fields: [...fields.filter(([name]) => name !== "confirmed"), ["confirmed", "yes"]],
    actionFields: [...named].filter(([name]) => name.startsWith("$ACTION")),
  };
}

function attribute(tag: string, name: string): string | null {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? null : unescapeHtml(value);
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
