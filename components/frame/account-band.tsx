import { clsx } from "clsx";
import { accountLooks } from "@/components/frame/account-looks";
import { accountTitle, moneySentence, type ShownAccount } from "@/lib/core/account/account";

/** Which account every page is of, at its very top: in words, with a colour beside them. */
export function AccountBand({ account }: { account: ShownAccount }) {
  return (
    <section
      aria-label="Account"
      className={clsx("border-b-4 px-gutter py-1 text-center text-sm", accountLooks[account.colour].band)}
    >
      <strong className="font-semibold tracking-wide">
        <bdi>{accountTitle(account)}</bdi>
      </strong>{" "}
      {moneySentence(account)}
    </section>
  );
}
