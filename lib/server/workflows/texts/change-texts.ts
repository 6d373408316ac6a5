import "server-only";
import { createHash } from "node:crypto";
import { firstTexts } from "@/lib/core/customer-text/first-texts";
import type { TextLanguage } from "@/lib/core/customer-text/text-language";
import { changedTexts, type LanguageTexts, textSetSchema } from "@/lib/core/customer-text/text-set";
import type { Operator } from "@/lib/core/operator";
import { canonicalJson } from "@/lib/server/canonical-json";
import { appendAudit } from "@/lib/server/database/append-audit";
import { inTransaction } from "@/lib/server/database/database";
import { findTextsInForce, insertTextVersion } from "@/lib/server/database/text-rows";
import { type Hands, hands } from "@/lib/server/hands";

/** The texts of one language as an administrator wrote them, and the version that was on the screen. */
export type WrittenTexts = {
  readonly language: TextLanguage;
  readonly texts: LanguageTexts;
  readonly seenVersion: number;
  readonly note: string;
};

export type ChangedTexts =
  | { readonly kind: "changed"; readonly version: number }
  | { readonly kind: "nothing_changed" }
  /** Somebody else wrote a version since the form was opened: theirs is not written over. */
  | { readonly kind: "overtaken"; readonly by: string };

/** Puts new texts of one language in force. No money moves by them, so one administrator is enough. */
export async function changeTexts(operator: Operator, written: WrittenTexts): Promise<ChangedTexts> {
  return changeTextsWith(await hands(), operator, written);
}

/** The same with given hands. */
export function changeTextsWith(
  { database, clock }: Pick<Hands, "database" | "clock">,
  operator: Operator,
  { language, texts, seenVersion, note }: WrittenTexts,
): Promise<ChangedTexts> {
  return inTransaction(database, async (transaction): Promise<ChangedTexts> => {
    const at = clock.now();
    const current = await findTextsInForce(transaction);
    if ((current?.version ?? 0) !== seenVersion) {
      return { kind: "overtaken", by: current?.changedByName ?? "Somebody" };
    }
    const before = current === null ? firstTexts : textSetSchema.parse(JSON.parse(current.content));
    const after = textSetSchema.parse({ ...before, [language]: texts });
    const changes = changedTexts(before, after);
    if (changes.length === 0) return { kind: "nothing_changed" };
    const content = canonicalJson(after);
    const contentSha256 = createHash("sha256").update(content).digest("hex");
    const version = seenVersion + 1;
    const row = await insertTextVersion(transaction, {
      version,
      content,
      contentSha256,
      note,
      changedByIssuer: operator.issuer,
      changedBySubject: operator.subject,
      changedByName: operator.name,
      changedAt: at,
    });
    if (row === null) return { kind: "overtaken", by: "Somebody" };
    const told = changes.map((change) => ({ ...change, text: after[change.language][change.situation] }));
    const facts = { version, replaces: seenVersion, contentSha256, note, changes: JSON.stringify(told) };
    await appendAudit(transaction, operator, at, [{ event: "texts.changed", object: "texts", facts }]);
    return { kind: "changed", version };
  });
}
