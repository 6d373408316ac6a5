import { expect, it } from "vitest";
import { accountColours } from "@/lib/core/account/account";
import { accountLooks } from "./account-looks";

it.each(accountColours)("an account in %s is shown in that colour and in no other", (colour) => {
  expect(accountLooks[colour]).toEqual({
    band: `border-${colour} bg-${colour}-tint text-${colour}`,
    spot: `bg-${colour}`,
  });
});
