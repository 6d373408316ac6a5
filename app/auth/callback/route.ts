import { completeSignIn } from "@/lib/server/identity/complete-sign-in";
import { publicDoor } from "@/lib/server/identity/public-door";

export const GET = publicDoor("sign_in", completeSignIn);
