import type { NextRequest } from "next/server";
import { publicDoor } from "@/lib/server/identity/public-door";
import { returnPath } from "@/lib/server/identity/return-path";
import { startSignIn } from "@/lib/server/identity/start-sign-in";

export const GET = publicDoor("sign_in", (request: NextRequest) => {
  const returnTo = returnPath(request.nextUrl.searchParams.get("returnTo"));
  return startSignIn(request, { returnTo, isQuiet: false, stepUp: null });
});

// A page that was posted to without scripts redirects with 307, and the browser comes here with POST.
export const POST = GET;
