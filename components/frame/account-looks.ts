import type { AccountColour } from "@/lib/core/account/account";

/** What an account's colour looks like: as a band with its name in it, and as a spot beside its name. */
export const accountLooks: Readonly<Record<AccountColour, { readonly band: string; readonly spot: string }>> =
  {
    teal: { band: "border-teal bg-teal-tint text-teal", spot: "bg-teal" },
    violet: { band: "border-violet bg-violet-tint text-violet", spot: "bg-violet" },
    magenta: { band: "border-magenta bg-magenta-tint text-magenta", spot: "bg-magenta" },
    brown: { band: "border-brown bg-brown-tint text-brown", spot: "bg-brown" },
    blue: { band: "border-blue bg-blue-tint text-blue", spot: "bg-blue" },
    grey: { band: "border-grey bg-grey-tint text-grey", spot: "bg-grey" },
  };
