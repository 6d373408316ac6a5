import { generateKeyPairSync } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { printEnd, Stop } from "./stop.mjs";

// The key that signs checkpoints of the audit log, and the one that everybody may have to check them.
try {
  makeKeys(resolve(process.argv[2] ?? "."));
} catch (fault) {
  printEnd(fault);
  process.exitCode = 1;
}

function makeKeys(folder) {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const secretFile = join(folder, "audit-signing-key.pem");
  const publicFile = join(folder, "audit-public-key.pem");
  write(secretFile, privateKey.export({ format: "pem", type: "pkcs8" }), 0o600);
  write(publicFile, publicKey.export({ format: "pem", type: "spki" }), 0o644);
  console.log(`Secret, for AUDIT_SIGNING_KEY: ${secretFile}\nFor whoever verifies: ${publicFile}`);
}

/** Never over another key: checkpoints that it signed could not be checked any more. */
function write(file, text, mode) {
  try {
    writeFileSync(file, text, { mode, flag: "wx" });
  } catch (fault) {
    throw new Stop(fault.code === "EEXIST" ? `${file} is there already.` : `${file}: ${fault.message}`);
  }
}
