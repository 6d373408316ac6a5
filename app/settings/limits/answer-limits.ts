import "server-only";
import type { LimitSet } from "@/lib/core/limits/limit-set";
import type { LimitablePerson, LimitsOutcome } from "@/lib/core/limits/limit-view";
import { readLimits } from "@/lib/core/limits/read-limits";
import { readTypedLimits, type TypedLimits } from "@/lib/core/limits/typed-limits";
import type { Operator } from "@/lib/core/operator";
import { line, noteCharactersMax } from "@/lib/core/refund/refund-request";
import type { GuardResult } from "@/lib/server/identity/guard";
import { previewLimits } from "@/lib/server/reads/limit-preview";
import { readLimitablePeople } from "@/lib/server/reads/limits-page";
import { limitsHash, proposeLimits } from "@/lib/server/workflows/limits/propose-limits";
import { doorSentences } from "../door-sentences";

/** What follows the guard: read, show what it changes, and only what was shown is proposed. */
export async function answerLimits(guarded: GuardResult, form: unknown): Promise<LimitsOutcome> {
  if (!(form instanceof FormData)) return refused(null, "This form arrived damaged. Nothing was done.");
  const typed = readTypedLimits(form);
  if (!guarded.ok) return refused(typed, doorSentences[guarded.code]);
  const { operator } = guarded;
  const people = await readLimitablePeople(operator);
  const read = readLimits(typed, (key) => nameOf(people, key));
  if (!read.ok) {
    return { kind: "refused", typed, faults: read.faults, sentence: "Nothing was proposed. Look at these:" };
  }
  const contentSha256 = limitsHash(read.set);
  const isShown = typed.checkedSha256 === contentSha256;
  return form.get("act") === "propose" && isShown
    ? propose(operator, read.set, typed)
    : check(operator, read.set, typed, contentSha256);
}

async function check(
  operator: Operator,
  set: LimitSet,
  typed: TypedLimits,
  contentSha256: string,
): Promise<LimitsOutcome> {
  const preview = await previewLimits(operator, set, typed.locale);
  if (preview.changes.length === 0) return refused(typed, "This changes nothing: these limits are in force.");
  return { kind: "checked", typed, contentSha256, preview };
}

const whySchema = line("Why", noteCharactersMax).refine(
  (text) => text !== "",
  "Say why, for whoever has to agree and for whoever looks later.",
);

async function propose(operator: Operator, set: LimitSet, typed: TypedLimits): Promise<LimitsOutcome> {
  const why = whySchema.safeParse(typed.why);
  if (!why.success) {
    const text = why.error.issues[0]?.message ?? "";
    return {
      kind: "refused",
      typed,
      faults: [{ field: "why", text }],
      sentence: "Nothing was proposed yet.",
    };
  }
  const proposed = await proposeLimits(operator, set, why.data);
  switch (proposed.kind) {
    case "proposed":
      return { kind: "proposed", version: proposed.row.version };
    case "one_is_open":
      return refused(typed, "Another proposal waits already. It has to be decided first.");
    case "nothing_changed":
      return refused(typed, "This changes nothing: these limits are in force.");
  }
}

function refused(typed: TypedLimits | null, sentence: string): LimitsOutcome {
  return { kind: "refused", typed, faults: [], sentence };
}

function nameOf(people: readonly LimitablePerson[], key: string): string {
  return people.find((person) => person.key === key)?.name ?? key.slice(key.indexOf("|") + 1).slice(0, 200);
}
