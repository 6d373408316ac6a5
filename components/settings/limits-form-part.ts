import type { TypedLimits } from "@/lib/core/limits/typed-limits";

/** What each part of the form of the limits gets. */
export type LimitsFormPart = {
  readonly typed: TypedLimits;
  /** What is wrong with a field, by its name. */
  readonly faultAt: (field: string) => string | undefined;
};
