import { publicDoor } from "@/lib/server/identity/public-door";
import { signOut } from "@/lib/server/identity/sign-out";

export const POST = publicDoor("sign_in", signOut);
