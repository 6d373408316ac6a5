import { z } from "zod";
import { line, noteCharactersMax } from "@/lib/core/refund/refund-request";
import { attentionOutcomes } from "./attention-case";
import { type CaseAct, caseActs } from "./case-acts";

/** A form about a case as typed: strings, nothing decided yet. */
export type TypedAct = {
  readonly caseId: string;
  /** The version of the case that the person saw. */
  readonly version: string;
  readonly outcome: string;
  readonly note: string;
  readonly evidence: string;
};

export const caseIdPattern = /^ac_[0-9a-f]{32}$/;
const versionPattern = /^\d{1,16}(-\d{1,16}){2}$/;

/** An address of Stripe's support thread, a request id, or a line of the log. */
export const evidenceCharactersMax = 500;

const fieldNames = ["caseId", "version", "outcome", "note", "evidence"] as const;
export type ActField = (typeof fieldNames)[number];

export const emptyTypedAct: TypedAct = { caseId: "", version: "", outcome: "", note: "", evidence: "" };

/** Reads a posted form; null when a field is there twice or is a file, or when it is no form: none of ours is. */
export function readTypedAct(form: unknown): TypedAct | null {
  if (!(form instanceof FormData)) return null;
  const texts = fieldNames.map((name) => [name, textIn(form, name)] as const);
  if (texts.some(([, text]) => text === null)) return null;
  return { ...emptyTypedAct, ...Object.fromEntries(texts) };
}

/** What the form asks for; null for something that no form of ours does, and for what is no form at all. */
export function readActKind(form: unknown): CaseAct["kind"] | null {
  const named = form instanceof FormData ? form.get("act") : null;
  return caseActs.find((kind) => kind === named) ?? null;
}

function textIn(form: FormData, name: string): string | null {
  const values = form.getAll(name);
  const [value = ""] = values;
  if (values.length > 1 || typeof value !== "string") return null;
  // A posted form writes every line break as CR LF, whatever was typed.
  return value.replaceAll("\r\n", "\n");
}

const seen = z.object({
  caseId: z.string().regex(caseIdPattern, "This form does not name a case. Open it again from the list."),
  version: z.string().regex(versionPattern, "This form has lost its place. Open the case again."),
});

const required = (label: string, max: number, sentence: string) =>
  line(label, max).refine((text) => text !== "", sentence);

const note = required("Note", noteCharactersMax, "Say what was done and why, for whoever looks later.");
const outcome = z.enum(attentionOutcomes, "Choose how the case ends.");
const evidence = required(
  "Evidence",
  evidenceCharactersMax,
  "Say where it is written: Stripe support’s answer, or the line of the request log.",
);

/** What each form must hold, by the act that it asks for. */
export const actSchemas = {
  take: seen,
  give_back: seen,
  close: seen.extend({ outcome, note }),
  propose: seen.extend({ outcome, note, evidence }),
  confirm: seen,
  turn_down: seen.extend({ note }),
} as const satisfies Record<CaseAct["kind"], z.ZodType>;

/** What a person asks for, read and checked. */
export type AskedAct<Kind extends CaseAct["kind"]> = z.output<(typeof actSchemas)[Kind]>;

/** One sentence at one field of a form about a case; `form` is the form as a whole. */
export type ActMessage = { readonly field: ActField | "form"; readonly text: string; readonly help?: string };

/** What every action on a case answers, with and without client JavaScript alike. */
export type ActOutcome =
  | { readonly kind: "idle" }
  | { readonly kind: "done"; readonly sentence: string }
  | {
      readonly kind: "refused";
      readonly messages: readonly ActMessage[];
      readonly typed: TypedAct;
      /** Set when signing in again is what helps; what was typed stays in the form. */
      readonly signInAddress: string | null;
    };

/** The messages of a form that the schema stopped. */
export function toActMessages(issues: readonly z.core.$ZodIssue[]): ActMessage[] {
  return issues.map(({ path, message }) => ({
    field: fieldNames.find((name) => name === path[0]) ?? "form",
    text: message,
  }));
}

export const idleAct: ActOutcome = { kind: "idle" };

/** The shape of every action on a case, as a form receives it from its page. */
export type ActAction = (previous: ActOutcome, form: FormData) => Promise<ActOutcome>;
