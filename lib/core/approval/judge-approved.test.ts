import { describe, expect, it } from "vitest";
import { type ApprovedNow, judgeApproved } from "./judge-approved";

const asApproved: ApprovedNow = {
  isAsApproved: true,
  mayRequesterRefund: true,
  mayApproverApprove: true,
  isStopped: false,
  hasRefundAlready: false,
};

describe("an approved request at its sending", () => {
  it.each<[string, Partial<ApprovedNow>, string]>([
    ["is sent while all is as it was approved", {}, "send"],
    ["waits while the charge is stopped", { isStopped: true, hasRefundAlready: true }, "wait"],
    ["ends where its number has a refund already", { hasRefundAlready: true }, "withdraw"],
    ["ends when its author may not refund any more", { mayRequesterRefund: false }, "withdraw"],
    [
      "goes before a second person again without its approver’s right",
      { mayApproverApprove: false },
      "lapse",
    ],
    ["goes before a second person again when something changed", { isAsApproved: false }, "lapse"],
  ])("%s", (_title, change, kind) => {
    expect(judgeApproved({ ...asApproved, ...change })).toMatchObject({ kind });
  });
});
