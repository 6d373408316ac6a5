import "server-only";
import { type NextRequest, NextResponse } from "next/server";
import { finishSignIn, type SignInEnd } from "./finish-sign-in";
import {
  expiredCookie,
  sessionCookie,
  sessionCookieName,
  signOutCookie,
  transactionCookieName,
} from "./identity-cookies";
import { logSignIn, logSignInRefusal } from "./log-sign-in";
import { type LoginTransaction, openTransaction } from "./login-transaction";
import { oidcIdentity } from "./oidc-identity";
import { provider } from "./provider";
import { recordRolesChanged, recordSessionBegun } from "./record-session-begun";
import { recordStepUp } from "./record-step-up";
import type { IdentityEnvironment } from "./sealed-content";
import { continuedSession, openSession, type Session, sealSession } from "./session";
import { signInFailure } from "./sign-in-failure";
import { sealSignOutHint } from "./sign-out-address";
import { startSignIn } from "./start-sign-in";

type Return = {
  readonly request: NextRequest;
  readonly now: Date;
  readonly identity: IdentityEnvironment;
};

/** Takes a browser back from the provider and gives it a session, or a page that says why not; behind a gateway 404. */
export async function completeSignIn(request: NextRequest): Promise<NextResponse> {
  const identity = oidcIdentity();
  if (identity === null) return new NextResponse(null, { status: 404 });
  const back = { request, now: new Date(), identity };
  const transaction = await pendingTransaction(back);
  if (transaction === null) return answerTo(back, noTransaction, "/");
  const response =
    transaction.stepUp === null
      ? await answerTo(back, await endOf(back, transaction), transaction.returnTo)
      : await completeStepUp(back, transaction, transaction.stepUp);
  const { appUrl } = back.identity;
  response.cookies.set(expiredCookie(transactionCookieName(transaction.state, appUrl), appUrl));
  return response;
}

const noTransaction: SignInEnd = { kind: "refused", reason: "no_transaction", cause: null };

/** The transaction whose state came back: only the browser that began it holds its cookie. */
async function pendingTransaction({ request, now, identity }: Return): Promise<LoginTransaction | null> {
  const name = transactionCookieName(request.nextUrl.searchParams.get("state") ?? "", identity.appUrl);
  const sealed = request.cookies.get(name)?.value;
  return sealed === undefined ? null : openTransaction(sealed, now, identity);
}

/** What came back for a refund that waits for its author: the session stays as it is, whatever came of it. */
async function completeStepUp(
  back: Return,
  transaction: LoginTransaction,
  asked: NonNullable<LoginTransaction["stepUp"]>,
): Promise<NextResponse> {
  const end = await exchanged(back, transaction);
  const fault = await recordStepUp(end, asked, back);
  const address = new URL(transaction.returnTo, back.identity.appUrl);
  if (fault !== null) address.searchParams.set("failed", fault);
  return NextResponse.redirect(address, 303);
}

async function exchanged({ request, now, identity }: Return, transaction: LoginTransaction) {
  const configuration = await provider(identity).catch((cause: unknown) => ({ cause }));
  if ("cause" in configuration) {
    return { kind: "refused", reason: "provider_unreachable", cause: configuration.cause } as const;
  }
  return finishSignIn(configuration, request.nextUrl.searchParams, transaction, now, identity);
}

async function endOf({ request, now, identity }: Return, transaction: LoginTransaction): Promise<SignInEnd> {
  const end = await exchanged({ request, now, identity }, transaction);
  if (end.kind !== "signed_in") return end;
  const previous = await previousSession({ request, now, identity });
  logSignIn(end.session, previous, request.headers);
  const session = transaction.isQuiet ? continuedSession(previous, end.session) : end.session;
  if (session.id === end.session.id) await recordSessionBegun(session, now);
  else if (previous?.roles.join() !== session.roles.join()) await recordRolesChanged(session, now);
  return { ...end, session };
}

async function previousSession({ request, now, identity }: Return): Promise<Session | null> {
  const sealed = request.cookies.get(sessionCookieName(identity.appUrl))?.value;
  return sealed === undefined ? null : openSession(sealed, now, identity);
}

async function answerTo(back: Return, end: SignInEnd, returnTo: string): Promise<NextResponse> {
  if (end.kind === "signed_in") return openDoor(back, end.session, end.idToken, returnTo);
  if (end.kind === "needs_visible")
    return startSignIn(back.request, { returnTo, isQuiet: false, stepUp: null });
  logSignInRefusal(end.reason, end.cause, back.request.headers);
  return signInFailure(end.reason, back.request.headers);
}

async function openDoor(
  { now, identity }: Return,
  session: Session,
  idToken: string | null,
  returnTo: string,
): Promise<NextResponse> {
  const { appUrl } = identity;
  const response = NextResponse.redirect(new URL(returnTo, appUrl), 303);
  response.cookies.set(sessionCookie(await sealSession(session, now, identity), appUrl));
  const hint = idToken && signOutCookie(await sealSignOutHint(idToken, now, identity), appUrl);
  if (hint) response.cookies.set(hint);
  return response;
}
