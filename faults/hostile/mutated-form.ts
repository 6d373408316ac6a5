import type { Random } from "../world/random";
import type { FoundForm } from "./found-forms";
import type { ServerAction } from "./list-actions";
import { forbiddenNames, nastyArguments, nastyTexts } from "./nasty-texts";

/** A request that is ready to be sent, whatever stands in it. */
export type HostileRequest = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Which mutations made it. */
  readonly how: string;
};

type Draft = {
  fields: [string, string | File][];
  args: string;
  headers: Record<string, string>;
  bytes: ((body: Buffer) => Buffer)[];
};

type Mutation = (draft: Draft, random: Random) => void;

const oddHeaders: readonly [[string, string], ...[string, string][]] = [
  ["accept", "text/html"],
  ["accept-language", "\u00FF".repeat(20)],
  ["next-router-state-tree", "%5B%22"],
  ["next-router-state-tree", encodeURIComponent(JSON.stringify(["".padEnd(3_000, "a")]))],
  ["next-router-prefetch", "1"],
  ["rsc", "1"],
  ["next-url", "/../.."],
  ["x-forwarded-host", "evil.example"],
  ["content-encoding", "gzip"],
  ["expect", "100-continue"],
];

const mutations: Readonly<Record<string, Mutation>> = {
  "a nasty text": (draft, random) => setAny(draft, random, random.pick(nastyTexts)),
  "another nasty text": (draft, random) => setAny(draft, random, random.pick(nastyTexts)),
  "a field left out": ({ fields }, random) => void fields.splice(random.below(fields.length), 1),
  "a field twice": ({ fields }, random) => {
    const again = fields[random.below(fields.length)];
    if (again) fields.push([again[0], random.pick(nastyTexts)]);
  },
  "a file": (draft, random) => setAny(draft, random, new File(["20"], "20.txt")),
  "a field that may not be set": ({ fields }, random) =>
    void fields.push([random.pick(forbiddenNames), random.pick(nastyTexts)]),
  "many fields": ({ fields }, random) => {
    const count = random.pick([60, 900, 3_000] as const);
    for (let index = 0; index < count; index += 1) fields.push([`metadata.${index}.key`, `k${index}`]);
  },
  "a swapped name": ({ fields }, random) => {
    const field = fields[random.below(fields.length)];
    if (field) field[0] = random.pick(nastyTexts);
  },
  "other arguments": (draft, random) => {
    draft.args = random.pick(nastyArguments);
  },
  "another content type": ({ headers }, random) => {
    headers["content-type"] = random.pick([
      "text/plain",
      "application/json",
      "multipart/form-data",
      "multipart/form-data; boundary=",
      `multipart/form-data; boundary=${"x".repeat(300)}`,
      "application/x-www-form-urlencoded",
      "text/plain;charset=UTF-16",
      "",
    ] as const);
  },
  "another action number": ({ headers }, random) => {
    headers["next-action"] = random.pick([
      "",
      "x",
      "0".repeat(42),
      random.hex(42),
      "__proto__",
      "../x",
    ] as const);
  },
  "odd headers": ({ headers }, random) => {
    const [name, value] = random.pick(oddHeaders);
    headers[name] = value;
  },
  "flipped bytes": ({ bytes }, random) => void bytes.push((body) => flipped(body, random)),
  "a cut": ({ bytes }, random) => void bytes.push((body) => body.subarray(0, random.below(body.length + 1))),
  "a part twice": ({ bytes }, random) =>
    void bytes.push((body) => {
      const from = random.below(body.length + 1);
      return Buffer.concat([body.subarray(0, from), body.subarray(from >> 1)]);
    }),
};

const names = Object.keys(mutations);

/**
 * A form for this action with one to three things wrong with it, drawn from the source of chance alone. Some are
 * posted as a browser without scripts does.
 */
export async function mutatedForm(
  action: ServerAction,
  form: FoundForm,
  random: Random,
): Promise<HostileRequest> {
  const isPlain = form.actionFields.length > 0 && random.chance(0.12);
  // Each with a number of its own: otherwise all but the first would only be told of the first.
  const fields = form.fields.map(([name, value]): [string, string] => {
    return [name, name === "attemptId" ? random.hex(32) : value];
  });
  const headers: Record<string, string> = isPlain
    ? {}
    : { accept: "text/x-component", "next-action": action.id };
  const draft: Draft = { fields, args: '[{"kind":"idle"},"$K1"]', headers: { ...headers }, bytes: [] };
  const chosen = Array.from({ length: 1 + random.below(3) }, () => names[random.below(names.length)] ?? "");
  for (const name of chosen) mutations[name]?.(draft, random);
  const { body, contentType } = await encoded(draft, form, isPlain);
  return {
    path: form.url.pathname,
    headers: { "content-type": contentType, ...draft.headers },
    body: draft.bytes.reduce((bytes, spoil) => spoil(bytes), body),
    how: `${isPlain ? "plain form, " : ""}${chosen.join(", ")}`,
  };
}

/** As React's client writes it: the arguments under `0`, the form's own fields behind `_1_`. */
async function encoded(
  { fields, args }: Draft,
  { actionFields }: FoundForm,
  isPlain: boolean,
): Promise<{ body: Buffer; contentType: string }> {
  const posted = new FormData();
  if (isPlain) for (const [name, value] of actionFields) posted.append(name, value);
  for (const [name, value] of fields) posted.append(isPlain ? name : `_1_${name}`, value);
  if (!isPlain) posted.append("0", args);
  const response = new Response(posted);
  const contentType = response.headers.get("content-type") ?? "";
  return { body: Buffer.from(await response.arrayBuffer()), contentType };
}

function setAny({ fields }: Draft, random: Random, value: string | File): void {
  const field = fields[random.below(fields.length)];
  if (field) field[1] = value;
}

function flipped(body: Buffer, random: Random): Buffer {
  const bytes = Buffer.from(body);
  for (let count = 1 + random.below(12); count > 0; count -= 1) {
    bytes[random.below(bytes.length)] = random.below(256);
  }
  return bytes;
}
