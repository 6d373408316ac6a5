/** What an account can be told by beside its name, each a pair of colours of the theme. */
export const accountColours = ["teal", "violet", "magenta", "brown", "blue", "grey"] as const;
export type AccountColour = (typeof accountColours)[number];

/** One of several Stripe accounts of an installation, as people know it. */
export type Account = {
  /** What its variables and its books are called by; empty for the first. */
  readonly key: string;
  readonly name: string;
  readonly colour: AccountColour;
};

/** An account as it is shown: whether its money is real stands beside its name in words. */
export type ShownAccount = Account & {
  readonly livemode: boolean;
  /** True for a Stripe that is only played on this machine, whatever its key says. */
  readonly isSimulated: boolean;
};

/** An account beside the one that is open, and where to go on there. */
export type OtherAccount = ShownAccount & { readonly address: string };

/** Where somebody is, with more than one account. */
export type AccountsView = { readonly here: ShownAccount; readonly others: readonly OtherAccount[] };

/** Such as “Acme US · Live”. */
export function accountTitle({ name, livemode }: Pick<ShownAccount, "name" | "livemode">): string {
  return `${name} · ${livemode ? "Live" : "Test"}`;
}

/** What every page's title begins with: the account where there are several, and nothing with one. */
export function titleMark(account: ShownAccount | null): string {
  return account === null ? "" : `${accountTitle(account)} · `;
}

/** Whether what is done there moves money. */
export function moneySentence({ livemode, isSimulated }: ShownAccount): string {
  if (livemode && isSimulated) return "Simulated: no real money moves here.";
  return livemode ? "Real money moves here." : "No real money moves here.";
}
