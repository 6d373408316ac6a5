import { publicDoor } from "@/lib/server/identity/public-door";
import { startStepUp } from "@/lib/server/identity/start-step-up";

/** Asks the provider for a second factor, for one refund. */
export const GET = publicDoor("sign_in", startStepUp);
