import "server-only";
import { refresh } from "next/cache";
import type { z } from "zod";
import type { CaseAct } from "@/lib/core/attention/case-acts";
import {
  type ActMessage,
  type ActOutcome,
  actSchemas,
  emptyTypedAct,
  readTypedAct,
  type TypedAct,
  toActMessages,
} from "@/lib/core/attention/case-form";
import { caseRefusalMessage } from "@/lib/core/attention/case-refusal";
import type { Operator } from "@/lib/core/operator";
import type { GuardResult } from "@/lib/server/identity/guard";
import type { ActAnswer } from "@/lib/server/workflows/attention/act-on-case";
import { closeCase } from "@/lib/server/workflows/attention/close-case";
import { confirmOutcome } from "@/lib/server/workflows/attention/confirm-outcome";
import { giveBackCase } from "@/lib/server/workflows/attention/give-back-case";
import { proposeOutcome } from "@/lib/server/workflows/attention/propose-outcome";
import { takeCase } from "@/lib/server/workflows/attention/take-case";
import { turnDownOutcome } from "@/lib/server/workflows/attention/turn-down-outcome";
import { actRefusedAtTheDoor } from "./act-refused-at-the-door";

type Kind = CaseAct["kind"];
type Workflow<Asked> = (operator: Operator, asked: Asked) => Promise<ActAnswer>;

/** What follows the guard: parse, call, and the answer with all that was typed. */
export async function answerAct(
  guarded: GuardResult,
  kind: Kind | null,
  form: FormData,
): Promise<ActOutcome> {
  const typed = readTypedAct(form);
  if (!guarded.ok) return actRefusedAtTheDoor(guarded.code, typed ?? emptyTypedAct);
  if (kind === null || typed === null) return refused([mangledMessage], typed ?? emptyTypedAct);
  const outcome = await performs[kind](guarded.operator, typed);
  refresh();
  return outcome;
}

const performs: Record<Kind, (operator: Operator, typed: TypedAct) => Promise<ActOutcome>> = {
  take: performing(actSchemas.take, takeCase, "You have taken this case."),
  give_back: performing(actSchemas.give_back, giveBackCase, "Given back. Anybody can take it now."),
  close: performing(actSchemas.close, closeCase, "The case is closed."),
  propose: performing(
    actSchemas.propose,
    proposeOutcome,
    "Proposed. Nothing moves until somebody else confirms it.",
  ),
  confirm: performing(actSchemas.confirm, confirmOutcome, "Confirmed. The case is closed."),
  turn_down: performing(actSchemas.turn_down, turnDownOutcome, "Turned down. The case stays open."),
};

function performing<Asked>(schema: z.ZodType<Asked>, workflow: Workflow<Asked>, sentence: string) {
  return async (operator: Operator, typed: TypedAct): Promise<ActOutcome> => {
    const parsed = schema.safeParse(typed);
    if (!parsed.success) return refused(toActMessages(parsed.error.issues), typed);
    const answer = await workflow(operator, parsed.data);
    if (answer.kind === "done") return { kind: "done", sentence };
    return refused([{ field: "form", ...caseRefusalMessage(answer.refusal) }], typed);
  };
}

function refused(messages: readonly ActMessage[], typed: TypedAct): ActOutcome {
  return { kind: "refused", messages, typed, signInAddress: null };
}

const mangledMessage: ActMessage = {
  field: "form",
  text: "This form arrived damaged, so nothing was done.",
  help: "Open the case again and fill the form in once more.",
};
