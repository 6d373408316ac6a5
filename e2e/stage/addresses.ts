import { stageAddresses } from "../../scripts/stage-environment.mjs";

/** Added to every port, so that two checkouts can be tested side by side on one machine. */
const offset = Number(process.env.E2E_PORT_OFFSET ?? 0);

export const stagePorts = { app: 3191 + offset, stripe: 12191 + offset, identity: 9491 + offset };

/** Where the tests find the product, the simulated Stripe and the identity provider. */
export const { appUrl, stripeUrl, identityUrl } = stageAddresses(stagePorts);
