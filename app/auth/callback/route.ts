import type { NextRequest } from "next/server";
import { completeSignIn } from "@/lib/server/identity/complete-sign-in";

export function GET(request: NextRequest) {
  return completeSignIn(request);
}
