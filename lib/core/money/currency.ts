/** Lower-case ISO 4217 code, as Stripe sends it. */
export type Currency = string;

/** How one currency is written for people and how it travels to Stripe. */
export type CurrencyRule = {
  /** Decimals that people see and type. */
  readonly digits: number;
  /** Decimals of the minor unit that Stripe's `amount` counts. */
  readonly wireDigits: number;
  /** Stripe takes only whole multiples of this many minor units. */
  readonly stepMinor: bigint;
};

// Source: https://docs.stripe.com/currencies (presentment currencies, special cases), checked November 2026
// against the currency pattern in Stripe's own script SDK types. `Intl` and ISO 4217 cannot stand in:
// both give ISK and UGX no minor unit, a factor of 100 away from what Stripe counts.
const twoDecimals =
  "aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bmd bnd bob brl bsd bwp byn bzd cad cdf chf cny cop " +
  "crc cve czk dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gtq gyd hkd hnl hrk htg huf idr ils inr jmd kes kgs " +
  "khr kyd kzt lak lbp lkr lrd lsl mad mdl mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd pab " +
  "pen pgk php pkr pln qar ron rsd rub sar sbd scr sek sgd shp sle sos srd std szl thb tjs top try ttd twd tzs " +
  "uah usd uyu uzs wst xcd xcg yer zar zmw";
const noDecimals = "bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf";
const noDecimalsSentWithTwo = "isk ugx";
const threeDecimalsEndingInZero = "bhd jod kwd omr tnd";

const rules: ReadonlyMap<Currency, CurrencyRule> = new Map([
  ...rulesFor(twoDecimals, { digits: 2, wireDigits: 2, stepMinor: 1n }),
  ...rulesFor(noDecimals, { digits: 0, wireDigits: 0, stepMinor: 1n }),
  ...rulesFor(noDecimalsSentWithTwo, { digits: 0, wireDigits: 2, stepMinor: 100n }),
  ...rulesFor(threeDecimalsEndingInZero, { digits: 3, wireDigits: 3, stepMinor: 10n }),
]);

function rulesFor(codes: string, rule: CurrencyRule): [Currency, CurrencyRule][] {
  return codes.split(" ").map((code) => [code, rule]);
}

/** Every currency Stripe charges in, by code. */
export const knownCurrencies: readonly Currency[] = [...rules.keys()];

/** The rule of a currency, or undefined for one that Stripe does not charge in. */
export function currencyRule(currency: Currency): CurrencyRule | undefined {
  return rules.get(currency);
}

export function isKnownCurrency(currency: string): boolean {
  return rules.has(currency);
}
