import { createPublicKey } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readCheckpoints } from "./audit/read-checkpoints.mjs";
import { readLines } from "./audit/read-lines.mjs";
import { verdictLines } from "./audit/verdict-lines.mjs";
import { verifyExport } from "./audit/verify-export.mjs";
import { printEnd, Stop } from "./stop.mjs";

const usage = "npm run audit:verify -- --export FILE [--checkpoints FILE --public-key FILE]";

// Needs Node alone, no package and no network: whoever checks the log need not trust who runs the console.
try {
  process.exitCode = await main(readArguments());
} catch (fault) {
  printEnd(fault);
  process.exitCode = 1;
}

/** @returns {Promise<number>} 0 for a whole and sound log, 1 for a fault, 2 when rows may have been left out */
async function main({ exportFile, checkpointsFile, publicKeyFile }) {
  const witnesses = checkpointsFile === null ? null : await witnessesOf(checkpointsFile, publicKeyFile);
  if (typeof witnesses === "string") throw new Stop(witnesses);
  const verdict = await verifyExport(linesOf(exportFile), witnesses?.checkpoints ?? []);
  if (verdict.fault !== null) throw new Stop(verdict.fault);
  for (const line of verdictLines(verdict, witnesses)) console.log(line);
  return verdict.isWhole ? 0 : 2;
}

function witnessesOf(checkpointsFile, publicKeyFile) {
  return readCheckpoints(linesOf(checkpointsFile), readPublicKey(publicKeyFile));
}

function readArguments() {
  const text = { type: "string" };
  const options = { export: text, checkpoints: text, "public-key": text };
  const { export: exportFile, checkpoints = null, "public-key": key = null } = parsed(options);
  if (exportFile === undefined || (checkpoints === null) !== (key === null)) throw new Stop(usage);
  return { exportFile, checkpointsFile: checkpoints, publicKeyFile: key };
}

function parsed(options) {
  try {
    return parseArgs({ options }).values;
  } catch {
    throw new Stop(usage);
  }
}

function readPublicKey(file) {
  try {
    const key = createPublicKey(readFileSync(file));
    if (key.asymmetricKeyType === "ed25519") return key;
  } catch {
    // Said below, as for a key of another kind.
  }
  throw new Stop(`${file} holds no Ed25519 public key in PEM.`);
}

async function* linesOf(file) {
  try {
    yield* readLines(createReadStream(file));
  } catch (fault) {
    throw new Stop(`${file} cannot be read: ${fault.message}`);
  }
}
