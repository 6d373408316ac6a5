import { describe, expect, it } from "vitest";
import { findActionFaults, findHandlerFaults, findPageFaults } from "./server-files";

describe("the check of the actions", () => {
  const path = "app/charges/actions.ts";
  const imported = `import { guard } from "@/lib/server/identity/guard";\n\n`;
  const faultsIn = (body: string) =>
    findActionFaults([{ path, text: `"use server";\n\n${imported}${body}` }]);

  it("accepts an action that asks the guard first", () => {
    const body = `export async function refundAction(
  previous: { readonly at: number },
  form: FormData,
): Promise<Outcome> {
  const passed = await guard("refund.request");
  return answer(passed);
}
`;
    expect(faultsIn(body)).toEqual([]);
  });

  it.each([
    [
      `export async function refundAction(form: FormData) {\n  return send(form);\n}\n`,
      "does not ask guard() first",
    ],
    [
      `export async function refundAction(form: FormData) {\n  const sent = await send(form);\n  await guard("x");\n}\n`,
      "does not ask guard() first",
    ],
    [`export async function refund(form: FormData) {\n  await guard("x");\n}\n`, "not an action"],
    [`export const refundAction = send;\n`, "not an action"],
    [`export { refundAction } from "./other";\n`, "not an action"],
    [`export default async function refundAction() {\n  await guard("x");\n}\n`, "not an action"],
  ])("names the fault in %s", (body, fault) => {
    expect(faultsIn(body)).toEqual([expect.stringContaining(fault)]);
  });

  it("is not content with a guard of the file's own", () => {
    const body = `const guard = (right: string) => right;\nexport async function refundAction(form: FormData) {\n  await guard("x");\n}\n`;
    expect(findActionFaults([{ path, text: `"use server";\n\n${body}` }])).toEqual([
      `${path} does not import guard() of lib/server/identity`,
    ]);
  });

  it("names an action that hides inside another file", () => {
    const text = `export default function Page() {\n  async function send() {\n    "use server";\n  }\n}\n`;
    expect(findActionFaults([{ path: "app/page.tsx", text }])).toEqual([
      "app/page.tsx declares an action outside an actions file",
    ]);
  });
});

describe("the check of the handlers", () => {
  const path = "app/refunds/route.ts";
  const guarded = `import { guard } from "@/lib/server/identity/guard";\n`;
  const required = `import { requireOperator } from "@/lib/server/identity/require-operator";\n`;
  const marked = `import { publicDoor } from "@/lib/server/identity/public-door";\n`;
  const faultsIn = (text: string) => findHandlerFaults([{ path, text }]);

  it.each([
    `${guarded}export async function POST(request: Request): Promise<Response> {\n  const passed = await guard("x");\n}\n`,
    `${required}export async function GET(request: Request) {\n  const operator = await requireOperator("x", "/");\n}\n`,
    `${marked}export const dynamic = "force-dynamic";\n\nexport const GET = publicDoor("probe", () => ok());\nexport const POST = GET;\n`,
    `${marked}export const POST = publicDoor(\n  "signed_message",\n  async (request: Request) => receive(request),\n);\n`,
  ])("accepts %s", (text) => {
    expect(faultsIn(text)).toEqual([]);
  });

  it.each([
    `${guarded}export async function POST(request: Request) {\n  const body = await request.json();\n  await guard("x");\n}\n`,
    `${required}export async function POST(request: Request) {\n  await requireOperator("x", "/");\n}\n`,
    `export async function GET() {\n  return Response.json(await everything());\n}\n`,
    `export async function GET() {\n  const operator = await requireOperator("x", "/");\n}\n`,
    `export const GET = publicDoor("probe", () => ok());\n`,
    `${marked}export const GET = publicDoor("whatever", () => ok());\n`,
    `${marked}export const GET = () => everything();\n`,
    `${marked}export function GET() {\n  publicDoor("probe", () => ok());\n}\n`,
    `${marked}export { GET } from "./other";\n`,
    `export const GET = read;\nexport const POST = GET;\n`,
  ])("names the fault in %s", (text) => {
    expect(faultsIn(text)).toContainEqual(expect.stringContaining(path));
  });
});

describe("the check of the pages", () => {
  const told = `import { inWords } from "@/app/in-words";\n`;
  const required = `import { requireOperator } from "@/lib/server/identity/require-operator";\n`;
  const path = "app/refunds/page.tsx";
  const faultsIn = (text: string) => findPageFaults([{ path, text }]);
  const body = `export default inWords(async function Page() {\n  const operator = await requireOperator("x", "/");\n});\n`;

  it.each([told + required + body, `export default function SignedOut() {\n  return <p>Bye</p>;\n}\n`])(
    "accepts %s",
    (text) => {
      expect(faultsIn(text)).toEqual([]);
    },
  );

  it.each([
    `${told}import { readRefunds } from "@/lib/server/reads/refunds";\nexport default inWords(async function Page() {\n  return readRefunds();\n});\n`,
    `${told}${required}export default inWords(async function Page() {\n  return null;\n});\n`,
    `${told}${required}${body.replace("{\n", "{\n  const view = await readRefunds();\n")}`,
    `${required}${body.replace("inWords(", "").replace("});", "}")}`,
  ])("names the fault in %s", (text) => {
    expect(faultsIn(text)).toHaveLength(1);
  });
});
