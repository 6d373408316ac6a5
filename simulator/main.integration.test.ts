import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { people } from "./identity/people";
import { demoIds } from "./worlds/demo-ids";

const MAIN = fileURLToPath(new URL("main.ts", import.meta.url));

function startMain(...flags: string[]): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, ["--import", "tsx", MAIN, ...flags], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "test",
      SIMULATOR_FURTHER_ORIGINS: "http://us.localhost:3000,http://live.localhost:3000",
    },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

async function outputUntilReady(child: ChildProcessWithoutNullStreams): Promise<string> {
  let output = "";
  for await (const chunk of child.stdout) {
    output += String(chunk);
    if (output.endsWith("\nready\n")) return output;
  }
  throw new Error(`The simulator ended before it was ready: ${output}`);
}

async function takenPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port.");
  return address.port;
}

describe("the simulator program", () => {
  it("says where it listens and who can sign in, and answers there", async () => {
    const output = await outputUntilReady(startMain("--stripe-port", "0", "--identity-port", "0"));
    for (const person of people) expect(output).toContain(person.email);
    for (const start of ["sk_test_…, rk_test_…", "sk_test_us_…, rk_test_us_…", "sk_live_…, rk_live_…"]) {
      expect(output).toContain(`${start} `);
    }
    const [stripeUrl = "", issuer = ""] = output.match(/http:\S+/g) ?? [];
    const discovery = await fetch(`${issuer}/.well-known/openid-configuration`);
    expect(await discovery.json()).toMatchObject({ issuer });
    const charge = await fetch(`${stripeUrl}/v1/charges/${demoIds.plain01.charge}`, {
      headers: { authorization: "Bearer sk_test_demo" },
    });
    expect(await charge.json()).toMatchObject({ id: demoIds.plain01.charge, amount: 4_200 });
  });

  it("lets people sign in and out at every origin that it was told, and at no other", async () => {
    const output = await outputUntilReady(startMain("--stripe-port", "0", "--identity-port", "0"));
    const issuer = output.match(/http:\S+/g)?.[1] ?? "";
    const statuses = async (origin: string) => {
      const shared = { client_id: "refund-console", scope: "openid", response_type: "code" };
      const pkce = { code_challenge: "x".repeat(43), code_challenge_method: "S256" };
      const signIn = { ...shared, ...pkce, redirect_uri: `${origin}/auth/callback` };
      const signOut = { client_id: shared.client_id, post_logout_redirect_uri: `${origin}/signed-out` };
      const asked = [
        `${issuer}/auth?${new URLSearchParams(signIn)}`,
        `${issuer}/session/end?${new URLSearchParams(signOut)}`,
      ];
      return Promise.all(asked.map(async (url) => (await fetch(url, { redirect: "manual" })).status));
    };
    for (const host of ["127.0.0.1", "localhost", "us.localhost", "live.localhost"]) {
      expect(await statuses(`http://${host}:3000`), host).toEqual([303, 200]);
    }
    expect(await statuses("http://eu.localhost:3000")).toEqual([400, 400]);
  });

  it.each(["SIGINT", "SIGTERM"] as const)("ends by itself on %s", async (signal) => {
    const child = startMain("--stripe-port", "0", "--identity-port", "0");
    await outputUntilReady(child);
    child.kill(signal);
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  it.each([
    ["--stripe-port", "Stripe simulator"],
    ["--identity-port", "identity provider"],
  ])("says in one sentence that the port of %s is in use", async (flag, name) => {
    const port = await takenPort();
    const child = startMain("--stripe-port", "0", "--identity-port", "0", flag, String(port));
    const complaint = child.stderr.toArray();
    expect(await once(child, "exit")).toEqual([1, null]);
    const lines = (await complaint).join("").trim().split("\n");
    expect(lines.at(-1)).toBe(`The ${name} cannot start, because port ${port} is in use.`);
  });
});
