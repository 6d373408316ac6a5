/** A place in the list of all payments, newest first: just behind this one. In an address it is one word. */
export type PaymentKey = {
  readonly createdAt: Date;
  /** The charge or the refund at that place. */
  readonly id: string;
};

const pattern = /^(\d{9,11})-((?:ch|py|re|pyr)_[A-Za-z0-9]{8,64})$/;

/** Such as `1795348800-ch_3QxYz0AbCdEfGhIj1kLmNoPq`: seconds since 1970, and the number. */
export function writePaymentKey({ createdAt, id }: PaymentKey): string {
  return `${Math.floor(createdAt.getTime() / 1000)}-${id}`;
}

/** Null for anything that is no key: whoever wrote it gets the first page. */
export function readPaymentKey(text: string): PaymentKey | null {
  const [, seconds, id] = pattern.exec(text) ?? [];
  return seconds === undefined || id === undefined
    ? null
    : { createdAt: new Date(Number(seconds) * 1000), id };
}
