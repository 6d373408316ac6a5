import { stageAddresses } from "../../scripts/stage-environment.mjs";

export const stagePorts = { app: 3191, stripe: 12191, identity: 9491 };

/** Where the tests find the product, the simulated Stripe and the identity provider. */
export const { appUrl, stripeUrl, identityUrl } = stageAddresses(stagePorts);
