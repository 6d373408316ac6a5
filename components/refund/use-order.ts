import { useEffect, useState } from "react";
import type { Order } from "@/lib/core/calculation/order";
import { fromOrderText, type OrderAnswer } from "@/lib/core/calculation/order-answer";

export type OrderState =
  | { readonly kind: "asking" }
  | { readonly kind: "none" }
  | { readonly kind: "found"; readonly order: Order }
  | { readonly kind: "trouble"; readonly sentence: string };

const lost = "What was bought could not be asked for. Close this and try again, or type the amount.";

/** What was bought, asked for once somebody wants to choose from it. */
export function useOrder(address: string, isWanted: boolean): OrderState {
  const [state, setState] = useState<OrderState>({ kind: "asking" });
  useEffect(() => {
    if (!isWanted) return undefined;
    const leaving = new AbortController();
    fetch(address, { signal: leaving.signal })
      .then((response) => (response.ok ? response.json() : Promise.reject(new Error(lost))))
      .then((answer: OrderAnswer) =>
        setState(answer.kind === "found" ? { kind: "found", order: fromOrderText(answer.order) } : answer),
      )
      .catch(() => {
        if (!leaving.signal.aborted) setState({ kind: "trouble", sentence: lost });
      });
    return () => leaving.abort();
  }, [address, isWanted]);
  return state;
}
