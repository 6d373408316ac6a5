import { z } from "zod";
import { line, noteCharactersMax } from "@/lib/core/refund/refund-request";
import { type ApprovalAct, approvalActs } from "./approval-acts";

/** A form about a waiting request as typed: strings, nothing decided yet. */
export type TypedApproval = {
  readonly requestId: string;
  /** The hash of content and figures that the page showed. */
  readonly seenSha256: string;
  readonly words: string;
};

export const emptyTypedApproval: TypedApproval = { requestId: "", seenSha256: "", words: "" };

/** Reads a posted form; null when a field is there twice or is a file, or when it is no form. */
export function readTypedApproval(form: unknown): TypedApproval | null {
  if (!(form instanceof FormData)) return null;
  const names = ["requestId", "seenSha256", "words"] as const;
  const texts = names.map((name) => [name, textIn(form, name)] as const);
  if (texts.some(([, text]) => text === null)) return null;
  return { ...emptyTypedApproval, ...Object.fromEntries(texts) };
}

/** What the form asks for; null for something that no form of ours does. */
export function readApprovalAct(form: unknown): ApprovalAct | null {
  const named = form instanceof FormData ? form.get("act") : null;
  return approvalActs.find((act) => act === named) ?? null;
}

function textIn(form: FormData, name: string): string | null {
  const values = form.getAll(name);
  const [value = ""] = values;
  if (values.length > 1 || typeof value !== "string") return null;
  // A posted form writes every line break as CR LF, whatever was typed.
  return value.replaceAll("\r\n", "\n");
}

export const waitingIdPattern = /^rq_[0-9a-f]{32}$/;

const wordsFor = (label: string, sentence: string) =>
  line(label, noteCharactersMax).refine((text) => text !== "", sentence);

const lost = "This form has lost its place. Open the request again.";
const seen = z.object({
  requestId: z.string().regex(waitingIdPattern, lost),
  seenSha256: z.string().regex(/^[0-9a-f]{64}$/, lost),
});

/** What each form must hold, by the act that it asks for. */
export const approvalSchemas = {
  approve: seen.extend({ words: line("Note", noteCharactersMax) }),
  reject: seen.extend({
    words: wordsFor("Why not", "Say why, for whoever asked and for whoever looks later."),
  }),
  return: seen.extend({ words: wordsFor("Question", "Type the question that has to be answered first.") }),
  answer: seen.extend({ words: wordsFor("Answer", "Type the answer to the question.") }),
  withdraw: seen.extend({ words: line("Note", noteCharactersMax) }),
} as const satisfies Record<ApprovalAct, z.ZodType>;

export type AskedApproval = z.output<(typeof approvalSchemas)[ApprovalAct]>;

/** One sentence about a form of a waiting request; `words` is its text field. */
export type ApprovalMessage = {
  readonly field: "words" | "form";
  readonly text: string;
  readonly help?: string;
};

/** What every action on a waiting request answers, with and without client JavaScript alike. */
export type ApprovalOutcome =
  | { readonly kind: "idle" }
  | { readonly kind: "done"; readonly sentence: string }
  | {
      readonly kind: "refused";
      /** Which of the forms it is about. */
      readonly act: ApprovalAct | null;
      readonly messages: readonly ApprovalMessage[];
      readonly typed: TypedApproval;
      /** Set when signing in again is what helps; what was typed stays in the form. */
      readonly signInAddress: string | null;
    };

export type ApprovalAction = (previous: ApprovalOutcome, form: FormData) => Promise<ApprovalOutcome>;
