import { execFile } from "node:child_process";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  privateKey,
  publicKey,
  sampleChain,
  sampleCheckpoint,
  sampleExport,
} from "../scripts/audit/sample-chain";
import { root } from "../scripts/root.mjs";
import { millisecondsOf } from "./stopwatch";
import type { Finding } from "./verdict";

const rows = 200_000;
const rowsPerCheckpoint = 100;
const secondsGoal = 10;

/** As much as the facts of a refund come to. */
const note = "Größe |".padEnd(300, "x");

type Files = { readonly exported: string; readonly checkpoints: string; readonly key: string };

/** The command that checks an export offline, as an auditor runs it: start, reading, hashes and signatures. */
export async function verifyAudit(): Promise<Finding> {
  const folder = await mkdtemp(join(tmpdir(), "refund-console-audit-"));
  try {
    const files = await writeSample(folder);
    const { size } = await stat(files.exported);
    return findingOf((await millisecondsOf(() => verify(files))) / 1_000, size);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function writeSample(folder: string): Promise<Files> {
  const file = (name: string) => join(folder, name);
  const files = { exported: file("export"), checkpoints: file("checkpoints"), key: file("key") };
  const chain = sampleChain(rows, () => note);
  const witnessed = chain.filter(({ seq }) => seq % rowsPerCheckpoint === 0);
  await writeFile(files.exported, sampleExport(chain));
  await writeFile(files.checkpoints, witnessed.map((row) => sampleCheckpoint(row, privateKey)).join(""));
  await writeFile(files.key, publicKey.export({ format: "pem", type: "spki" }));
  return files;
}

async function verify({ exported, checkpoints, key }: Files): Promise<void> {
  const options = ["--export", exported, "--checkpoints", checkpoints, "--public-key", key];
  const program = join(root, "scripts", "audit-verify.mjs");
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...options]);
  // Something else than the whole of it would be quick as well.
  if (!stdout.includes(`one unbroken chain from the first to row ${rows}.`)) throw new Error(stdout);
}

function findingOf(seconds: number, bytes: number): Finding {
  return {
    title: "An export of the audit log, verified offline with its checkpoints",
    rows: [
      ["", "rows", "MB", "checkpoints", "seconds", "rows per second"],
      [
        "audit:verify",
        String(rows),
        (bytes / 1_000_000).toFixed(0),
        String(rows / rowsPerCheckpoint),
        seconds.toFixed(1),
        (rows / seconds).toFixed(0),
      ],
    ],
    verdicts: [
      { figure: "200,000 rows of the audit log verified", measured: seconds, unit: "s", goal: secondsGoal },
    ],
  };
}
