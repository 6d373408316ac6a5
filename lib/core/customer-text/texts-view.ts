import type { TextLanguage } from "./text-language";
import type { LanguageTexts } from "./text-set";
import type { TextFault, TypedTexts } from "./typed-texts";

/** A version of the texts, by whom, when and why. */
export type TextVersionLine = {
  readonly version: number;
  readonly why: string;
  readonly by: string;
  readonly at: Date;
};

/** The texts of one language as they hold now, to be written anew. */
export type TextsPage = {
  readonly language: TextLanguage;
  readonly texts: LanguageTexts;
  /** Zero is what a fresh installation starts with, which nobody has written. */
  readonly version: number;
  readonly preview: LanguageTexts;
  /** The newest first. */
  readonly past: readonly TextVersionLine[];
};

/** What the form of the texts answers. */
export type TextsOutcome =
  | { readonly kind: "idle" }
  | {
      readonly kind: "refused";
      readonly typed: TypedTexts | null;
      readonly faults: readonly TextFault[];
      readonly sentence: string;
    }
  /** As a customer would read it; nothing is in force yet. */
  | { readonly kind: "previewed"; readonly typed: TypedTexts; readonly preview: LanguageTexts }
  | {
      readonly kind: "saved";
      readonly typed: TypedTexts;
      readonly preview: LanguageTexts;
      readonly version: number;
    };

export type TextsAction = (previous: TextsOutcome, form: FormData) => Promise<TextsOutcome>;
