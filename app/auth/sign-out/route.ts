import type { NextRequest } from "next/server";
import { signOut } from "@/lib/server/identity/sign-out";

export function POST(request: NextRequest) {
  return signOut(request);
}
