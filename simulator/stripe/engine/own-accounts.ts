/** What the company's accounts are called by the control calls, the worlds and the record of requests. */
export type OwnAccountName = "demo" | "us" | "live";

/** One Stripe account of the company in one mode, opened by keys of its own. */
export interface OwnAccount {
  name: OwnAccountName;
  id: string;
  livemode: boolean;
  /** How the secret and the restricted keys that open it begin. */
  keyStarts: readonly [string, string];
  /** For whoever starts the simulator. */
  about: string;
}

const ACME = "acct_1SimulatedPlatform";

/**
 * The longest beginning of a key decides. Test mode and live mode of one account have one account id, as at Stripe:
 * the id alone does not tell them apart.
 */
export const OWN_ACCOUNTS: Record<OwnAccountName, OwnAccount> = {
  demo: {
    name: "demo",
    id: ACME,
    livemode: false,
    keyStarts: ["sk_test_", "rk_test_"],
    about: "Acme Store, test mode; the platform of the sellers",
  },
  us: {
    name: "us",
    id: "acct_1SimulatedAcmeUSA",
    livemode: false,
    keyStarts: ["sk_test_us_", "rk_test_us_"],
    about: "Acme USA, test mode",
  },
  live: {
    name: "live",
    id: ACME,
    livemode: true,
    keyStarts: ["sk_live_", "rk_live_"],
    about: "Acme Store, live mode",
  },
};

export const ownAccounts: readonly OwnAccount[] = Object.values(OWN_ACCOUNTS);

/** The account that a key opens, by how it begins. */
export function accountOfKey(secret: string): OwnAccount | undefined {
  return ownAccounts
    .filter(({ keyStarts }) => keyStarts.some((start) => secret.startsWith(start)))
    .toSorted((a, b) => b.keyStarts[0].length - a.keyStarts[0].length)[0];
}
