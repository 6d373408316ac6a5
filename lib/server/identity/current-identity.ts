import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { type Identity, identify } from "./identify";

/**
 * Who sent this request, found out once for it. Every page, action and handler asks here; nothing that ran before
 * counts.
 */
export const currentIdentity = cache(
  async (): Promise<Identity> => identify({ headers: await headers(), cookies: await cookies() }),
);
