import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { privateKey, publicKey, sampleChain, sampleCheckpoint, sampleExport } from "./audit/sample-chain";
import { root } from "./root.mjs";

const chain = sampleChain(20, () => "");
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "audit-verify-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the command as a person would. */
function run(program: string, given: readonly string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(root, "scripts", program), ...given], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), said: stdout + stderr });
    });
  });
}

/** `checkpoints` are checked with the public key of these tests. */
async function verify(exported: string, checkpoints: string | null) {
  const [exportFile, witnesses, key] = ["export", "checkpoints", "key"].map((name) => join(folder, name));
  if (!exportFile || !witnesses || !key) throw new Error("three names, three files");
  await writeFile(exportFile, exported);
  await writeFile(witnesses, checkpoints ?? "");
  await writeFile(key, publicKey.export({ format: "pem", type: "spki" }));
  const more = checkpoints === null ? [] : ["--checkpoints", witnesses, "--public-key", key];
  return run("audit-verify.mjs", ["--export", exportFile, ...more]);
}

describe("the command that verifies an export", () => {
  it("says what it found, and what nothing proves without checkpoints", async () => {
    const { code, said } = await verify(sampleExport(chain), null);
    expect(code).toBe(0);
    expect(said).toContain("20 rows, one unbroken chain from the first to row 20.");
    expect(said).toContain("No checkpoints were given");
  });

  it("says how far checkpoints reach, and passes over a line that a crash cut short", async () => {
    const [early, late] = [chain[4], chain[14]].map((row) => sampleCheckpoint(row, privateKey));
    const { code, said } = await verify(sampleExport(chain), `${early}{"format":"rd-check\n${late}`);
    expect(code).toBe(0);
    expect(said).toContain("Signed checkpoints that fit: 2, the last at row 15 on 2026-11-23T13:00:00.000Z.");
    expect(said).toContain("Rows after it that nothing was signed for: 5.");
    expect(said).toContain("as not readable: line 2.");
  });

  it("ends with 2 for a filtered export: nothing is wrong, and nothing proves that it is whole", async () => {
    const exported = sampleExport(chain.slice(3, 9), { extent: "filtered" });
    const { code, said } = await verify(exported, sampleCheckpoint(chain[12], privateKey));
    expect(code).toBe(2);
    expect(said).toContain("rows that are not in it cannot be missed");
    expect(said).toContain("Checkpoints about rows that are not in this export: 1.");
  });

  it("ends with 1 for a fault, and names it in one sentence", async () => {
    const { code, said } = await verify(sampleExport(chain.toSpliced(4, 1)), null);
    expect(said).toBe("Line 6 (row 6) comes too early: row 5 is missing.\n");
    expect(code).toBe(1);
  });

  it.each([
    ["no export", []],
    ["checkpoints without the key", ["--export", "a", "--checkpoints", "b"]],
    ["an option that it does not know", ["--export", "a", "--force"]],
  ])("says how it is used when it gets %s", async (_title, given) => {
    const { code, said } = await run("audit-verify.mjs", given);
    expect(said).toBe("npm run audit:verify -- --export FILE [--checkpoints FILE --public-key FILE]\n");
    expect(code).toBe(1);
  });

  it("names a file that is not there", async () => {
    const { code, said } = await run("audit-verify.mjs", ["--export", join(folder, "absent")]);
    expect(said).toMatch(/absent cannot be read: ENOENT/);
    expect(code).toBe(1);
  });
});

describe("the command that makes keys", () => {
  it("writes a secret key that only its owner reads, and never over another one", async () => {
    expect(await run("audit-keys.mjs", [folder])).toMatchObject({ code: 0 });
    const secretFile = join(folder, "audit-signing-key.pem");
    expect((await stat(secretFile)).mode & 0o777).toBe(0o600);
    const secret = await readFile(secretFile, "utf8");
    const { code, said } = await run("audit-keys.mjs", [folder]);
    expect(said).toBe(`${secretFile} is there already.\n`);
    expect(code).toBe(1);
    expect(await readFile(secretFile, "utf8")).toBe(secret);
  });
});
