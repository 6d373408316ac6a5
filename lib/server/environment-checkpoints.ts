import "server-only";
import { createPrivateKey, type KeyObject } from "node:crypto";
import path from "node:path";
import type { DatabaseEnvironment } from "./environment-database";
import { type FaultList, type Variables, valueOf } from "./environment-faults";

/** Where signed checkpoints of the audit log go, and what signs them. */
export type CheckpointEnvironment = {
  /** Absolute; one JSON line is added for each checkpoint. */
  readonly file: string;
  /** Ed25519. */
  readonly signingKey: KeyObject;
};

/** Null while neither variable is set, or after a fault. */
export function readCheckpoints(
  variables: Variables,
  database: DatabaseEnvironment | null,
  faults: FaultList,
): CheckpointEnvironment | null {
  const fileText = valueOf(variables, "AUDIT_CHECKPOINT_FILE");
  const keyText = valueOf(variables, "AUDIT_SIGNING_KEY");
  if (fileText === null && keyText === null) return null;
  if (fileText === null) return faults.add("AUDIT_CHECKPOINT_FILE", "must be set with AUDIT_SIGNING_KEY.");
  if (keyText === null) return faults.add("AUDIT_SIGNING_KEY", "must be set with AUDIT_CHECKPOINT_FILE.");
  const file = readFile(fileText, database, faults);
  const signingKey = readSigningKey(keyText, faults);
  return file === null || signingKey === null ? null : { file, signingKey };
}

/** Checkpoints that are lost together with the database prove nothing. */
function readFile(text: string, database: DatabaseEnvironment | null, faults: FaultList): string | null {
  if (!path.isAbsolute(text)) return faults.add("AUDIT_CHECKPOINT_FILE", "must be an absolute path.");
  const file = path.normalize(text);
  const isInside = database?.kind === "embedded" && file.startsWith(`${database.directory}${path.sep}`);
  return isInside ? faults.add("AUDIT_CHECKPOINT_FILE", "must lie outside DATA_DIR.") : file;
}

/** PKCS#8, as PEM or as the base64 of its DER bytes, which fits on one line. Source: RFC 8410. */
function readSigningKey(text: string, faults: FaultList): KeyObject | null {
  const sentence = "must be an Ed25519 private key: PKCS#8 as PEM, or its DER bytes in base64.";
  try {
    const der = { key: Buffer.from(text, "base64"), format: "der", type: "pkcs8" } as const;
    const key = createPrivateKey(text.startsWith("-----BEGIN") ? text : der);
    return key.asymmetricKeyType === "ed25519" ? key : faults.add("AUDIT_SIGNING_KEY", sentence);
  } catch {
    // What went wrong could repeat a part of the key.
    return faults.add("AUDIT_SIGNING_KEY", sentence);
  }
}
