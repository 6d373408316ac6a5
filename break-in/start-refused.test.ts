import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { freePort } from "../scripts/ports.mjs";
import { tree } from "./addresses";
import { gatewayEnvironment, oidcEnvironment, type Variables } from "./environments";

const oidc = oidcEnvironment(join(tmpdir(), "refund-console-never-made"));
const proxy = gatewayEnvironment(join(tmpdir(), "refund-console-never-made"));
const live = {
  ...oidc,
  STRIPE_SECRET_KEY: "sk_live_canary",
  STRIPE_API_BASE: "",
  DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none",
  AUDIT_CHECKPOINT_FILE: "/tmp/checkpoints.jsonl",
  AUDIT_SIGNING_KEY: "MC4CAQAwBQYDK2VwBCIEIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
};

/** Starts the server and waits for its end: one that stays fails the test by its time. */
async function ending(variables: Variables): Promise<{ code: number | null; said: string }> {
  const env = {
    ...process.env,
    ...variables,
    NODE_ENV: "production" as const,
    PORT: String(await freePort()),
  };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(tree, "scripts/start.mjs")], { cwd: tree, env });
    let said = "";
    for (const pipe of [child.stdout, child.stderr])
      pipe.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.once("close", (code) => resolve({ code, said }));
  });
}

it.each<[string, Variables, readonly string[]]>([
  ["without a mode", { ...oidc, AUTH_MODE: "" }, ["AUTH_MODE is not set."]],
  ["in a mode that there is not", { ...oidc, AUTH_MODE: "none" }, ["AUTH_MODE must be oidc or proxy."]],
  [
    "with a short secret and no roles",
    { ...oidc, SESSION_SECRET: "short", AUTH_ROLES: ";" },
    ["SESSION_SECRET", "AUTH_ROLES"],
  ],
  [
    "with an http issuer elsewhere",
    { ...oidc, OIDC_ISSUER: "http://login.example.com" },
    ["OIDC_ISSUER must use https."],
  ],
  ["with a local issuer and a live key", live, ["OIDC_ISSUER must not be an address of this machine"]],
  [
    "behind a gateway nobody named",
    { ...proxy, PROXY_PRESET: "", PROXY_ALG: "HS256" },
    ["PROXY_PRESET is not set."],
  ],
  [
    "with half a gateway",
    { ...proxy, PROXY_ALG: "none", PROXY_AUDIENCE: "", PROXY_HEADER: "cookie" },
    ["PROXY_ALG", "PROXY_AUDIENCE", "PROXY_HEADER"],
  ],
])("a server %s does not start, and says all that is wrong", async (_, variables, sentences) => {
  const { code, said } = await ending(variables);
  expect(code).toBe(1);
  for (const sentence of sentences) expect(said).toContain(sentence);
  expect(said).not.toMatch(/sk_live_canary|canary-client-secret|canary-session-secret/);
});
