import "server-only";
import { type NextRequest, NextResponse } from "next/server";
import { stepUpState } from "@/lib/core/step-up/step-up";
import { findStepUp } from "@/lib/server/database/step-up-rows";
import { environment } from "@/lib/server/environment";
import { hands } from "@/lib/server/hands";
import { identify } from "./identify";
import { startSignIn } from "./start-sign-in";

/**
 * Sends the author of a waiting refund to the provider for a second factor. Whoever is not its author, and whatever
 * is not waiting any more, goes back to the page that says so.
 */
export async function startStepUp(request: NextRequest): Promise<NextResponse> {
  const draftId = request.nextUrl.searchParams.get("draft") ?? "";
  if (!/^su_[0-9a-f]{32}$/.test(draftId)) return new NextResponse(null, { status: 404 });
  const returnTo = `/step-up/${draftId}`;
  const now = new Date();
  if (!(await waitsFor(request, draftId, now))) {
    return NextResponse.redirect(new URL(returnTo, environment().appUrl), 303);
  }
  const askedAtSeconds = Math.floor(now.getTime() / 1000);
  return startSignIn(request, { returnTo, isQuiet: false, stepUp: { draftId, askedAtSeconds } });
}

async function waitsFor(request: NextRequest, draftId: string, now: Date): Promise<boolean> {
  const identity = await identify(request);
  if (identity.kind === "unknown") return false;
  const { issuer, subject } = identity.session;
  const row = await findStepUp((await hands()).database, draftId);
  if (row === null || row.issuer !== issuer || row.subject !== subject) return false;
  return stepUpState(row, now) === "asked";
}
