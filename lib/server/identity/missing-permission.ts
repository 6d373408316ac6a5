import "server-only";
import { cache } from "react";
import type { Permission } from "@/lib/core/operator";

/** Next's `forbidden()` takes nothing along, so what was asked for waits here, once for each request. */
const asked = cache((): { permission: Permission | null } => ({ permission: null }));

export function noteMissingPermission(permission: Permission): void {
  asked().permission = permission;
}

/** The right for want of which this request's page is not shown; null before any was missing. */
export function missingPermission(): Permission | null {
  return asked().permission;
}
