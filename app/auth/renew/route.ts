import type { NextRequest } from "next/server";
import { publicDoor } from "@/lib/server/identity/public-door";
import { returnPath } from "@/lib/server/identity/return-path";
import { startSignIn } from "@/lib/server/identity/start-sign-in";

/** Asks the provider again who this is, without showing anything unless it must. */
export const GET = publicDoor("sign_in", (request: NextRequest) => {
  const returnTo = returnPath(request.nextUrl.searchParams.get("returnTo"));
  return startSignIn(request, { returnTo, isQuiet: true, stepUp: null });
});

// A page that was posted to without scripts redirects with 307, and the browser comes here with POST.
export const POST = GET;
