import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { environment } from "@/lib/server/environment";
import { sessionCookieName } from "./identity-cookies";
import { openSession, type Session } from "./session";

/** The session of this request, read once per request; null when nobody is signed in. */
export const currentSession = cache(async (): Promise<Session | null> => {
  const { appUrl, auth } = environment();
  const sealed = (await cookies()).get(sessionCookieName(appUrl))?.value;
  return sealed === undefined ? null : openSession(sealed, new Date(), { appUrl, auth });
});
