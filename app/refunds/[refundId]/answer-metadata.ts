import "server-only";
import { refresh } from "next/cache";
import type { FieldMessage } from "@/lib/core/refund/field-message";
import { toFieldMessages } from "@/lib/core/refund/field-messages";
import { changeSentence, metadataEditSchema } from "@/lib/core/refund/metadata-edit";
import type { RefundActOutcome } from "@/lib/core/refund/refund-act";
import { metadataLimits } from "@/lib/core/refund/refund-request";
import { readMetadataRows } from "@/lib/core/refund/typed-refund";
import type { GuardResult } from "@/lib/server/identity/guard";
import { changeMetadata, type MetadataAnswer } from "@/lib/server/workflows/after/change-metadata";
import { mangledAct, refundActRefusedAtTheDoor, refusedAct } from "./refused-act";

/** What follows the guard: parse, call, and the answer with all that was typed. */
export async function answerMetadata(guarded: GuardResult, form: unknown): Promise<RefundActOutcome> {
  const typed = form instanceof FormData ? readMetadataRows(form) : null;
  const rows = typed ?? [];
  if (!(form instanceof FormData) || typed === null) {
    return guarded.ok ? refusedAct([mangledAct]) : refundActRefusedAtTheDoor(guarded.code, "");
  }
  const refundId = form.get("refundId");
  if (!guarded.ok) {
    return refundActRefusedAtTheDoor(guarded.code, typeof refundId === "string" ? refundId : "", rows);
  }
  const isRemoval = form.get("all") === "remove";
  const wanted = isRemoval ? [] : rows;
  const place = { refundId, connectedAccount: form.get("connectedAccount") ?? "" };
  const parsed = metadataEditSchema.safeParse({ ...place, seen: form.get("seen"), metadata: wanted });
  if (!parsed.success) return refusedAct(toFieldMessages(parsed.error.issues), rows);
  const answer = await changeMetadata(guarded.operator, parsed.data);
  refresh();
  return toOutcome(answer, rows);
}

type Rows = Extract<RefundActOutcome, { kind: "refused" }>["rows"];

function toOutcome(answer: MetadataAnswer, rows: Rows): RefundActOutcome {
  switch (answer.kind) {
    case "changed":
      return { kind: "done", sentence: `The metadata is changed. ${changeSentence(answer.change)}` };
    case "same":
      return { kind: "done", sentence: "The metadata is so already: nothing had to be changed." };
    case "trouble":
      return refusedAct([sentences[answer.what]], rows, answer.trouble);
    default:
      return { ...refusedAct([sentences[answer.kind]], rows), isMoved: answer.kind === "moved" };
  }
}

const sentences: Record<"moved" | "too_many" | "absent" | "not_asked" | "refused" | "unknown", FieldMessage> =
  {
    moved: {
      field: "metadata",
      text: "Somebody changed this metadata since you opened it. Nothing was sent.",
      help: "What you typed stays. Hold it against what Stripe has now; saving once more puts yours in its place.",
    },
    too_many: {
      field: "metadata",
      text: `Stripe keeps at most ${metadataLimits.keys} entries, the console’s own among them. Nothing was sent.`,
      help: "Remove some rows.",
    },
    absent: { field: "form", text: "Stripe does not know this refund. Nothing was changed." },
    not_asked: {
      field: "form",
      text: "Stripe could not be asked, so nothing was changed.",
      help: "Try again in a minute: what you typed stays.",
    },
    refused: {
      field: "metadata",
      text: "Stripe did not take this metadata. Nothing was changed.",
      help: "Its own words below say why. If they do not help, ask an administrator and give the request number.",
    },
    unknown: {
      field: "form",
      text: "Sent, answer lost. Load this page again in a minute: it shows what Stripe has.",
      help: "Sending it again does no harm.",
    },
  };
