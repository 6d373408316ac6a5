import { use, useMemo } from "react";
import type { FieldErrors } from "react-hook-form";
import { loadLater } from "@/components/refund/later-parts";
import type { FieldMessage } from "@/lib/core/refund/field-message";
import type { TypedRefund } from "@/lib/core/refund/typed-refund";

type Faults = FieldErrors<TypedRefund>;

/** What the server refused, each at its field; undefined while it refused nothing. */
export function useRefusals(
  messages: readonly FieldMessage[] | null,
  positions: readonly number[],
): Faults | undefined {
  const toFaults = messages === null ? null : use(laterFaults());
  return useMemo(
    () => (messages === null || toFaults === null ? undefined : toFaults(messages, positions)),
    [messages, positions, toFaults],
  );
}

type ToFaults = (messages: readonly FieldMessage[], positions: readonly number[]) => Faults;

let kept: Promise<ToFaults> | undefined;

// Fetched with the first refusal at the latest. Without it the summary above the form still says everything.
function laterFaults(): Promise<ToFaults> {
  kept ??= loadLater().then(
    ({ refusedFaults }) => refusedFaults,
    () => () => ({}),
  );
  return kept;
}
