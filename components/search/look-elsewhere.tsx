import { PageLink } from "@/components/ui/page-link";
import { accountTitle, type OtherAccount } from "@/lib/core/account/account";

/** What was not found here may be another account's. */
export function LookElsewhere({ others }: { others: readonly OtherAccount[] }) {
  if (others.length === 0) return null;
  return (
    <nav aria-label="Look in other accounts">
      <ul className="flex flex-wrap gap-x-6">
        {others.map((other) => (
          <li key={other.key}>
            <PageLink href={other.address} className="inline-flex min-h-target items-center">
              <span>
                Look in <bdi>{accountTitle(other)}</bdi>
              </span>
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
