const ZERO_DECIMAL = new Set("bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" "));
const THREE_DECIMAL = new Set("bhd jod kwd omr tnd".split(" "));
/** No decimals in life, two on the wire. */
const WHOLE_SENT_WITH_TWO = new Set(["isk", "ugx"]);

/** The smallest step that Stripe takes in a currency, in minor units of the wire. */
export function amountStepMinor(currency: string): number {
  if (THREE_DECIMAL.has(currency)) return 10;
  return WHOLE_SENT_WITH_TWO.has(currency) ? 100 : 1;
}

/** An amount as Stripe writes it into its messages: `$40.00`. */
export function amountInWords(amountMinor: number, currency: string): string {
  const format = new Intl.NumberFormat("en-US", {
    style: "currency",
    currency: currency.toUpperCase(),
    minimumFractionDigits: wireDigits(currency),
    maximumFractionDigits: wireDigits(currency),
  });
  return format.format(amountMinor / 10 ** wireDigits(currency));
}

function wireDigits(currency: string): number {
  if (ZERO_DECIMAL.has(currency)) return 0;
  return THREE_DECIMAL.has(currency) ? 3 : 2;
}
