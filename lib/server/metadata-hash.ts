import "server-only";
import { createHash } from "node:crypto";
import { canonicalJson } from "./canonical-json";

/** SHA-256 over metadata in any order of its keys: what a form showed, without carrying it along. */
export function metadataHash(metadata: Readonly<Record<string, string>>): string {
  return createHash("sha256").update(canonicalJson(metadata)).digest("hex");
}
