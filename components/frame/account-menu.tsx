import { clsx } from "clsx";
import { accountLooks } from "@/components/frame/account-looks";
import { PageLink } from "@/components/ui/page-link";
import { accountTitle, type OtherAccount } from "@/lib/core/account/account";

/** The same place at the other accounts, as plain links: each is an address of its own, with its own sign-in. */
export function AccountMenu({ others }: { others: readonly OtherAccount[] }) {
  if (others.length === 0) return null;
  return (
    <nav aria-label="Accounts" className="relative">
      <details>
        <summary>Other accounts</summary>
        <ul className="py-1 md:absolute md:z-10 md:rounded md:border md:border-edge md:bg-paper md:px-3 md:whitespace-nowrap">
          {others.map((other) => (
            <li key={other.key}>
              <PageLink href={other.address} className="inline-flex min-h-target items-center gap-2">
                <span
                  aria-hidden="true"
                  className={clsx("inline-block size-3 rounded", accountLooks[other.colour].spot)}
                />
                <bdi>{accountTitle(other)}</bdi>
              </PageLink>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  );
}
