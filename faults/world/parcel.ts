import type { WireFault } from "./wire-faults";

/** One request on the wire, and what is going to happen to it. */
export type Parcel = {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly fault: WireFault | null;
  readonly timeoutMilliseconds: number;
};
