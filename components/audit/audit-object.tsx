import { PageLink } from "@/components/ui/page-link";

/** What a row of the audit log is about, with the way to its page if it has one. */
export function AuditObject({ object }: { object: string }) {
  const href = pageOf(object);
  const look = "block max-w-36 truncate font-mono text-sm";
  if (href === null) return <bdi className={look}>{object}</bdi>;
  return (
    <PageLink href={href} title={object} className={look}>
      {object}
    </PageLink>
  );
}

/** Requests are ours; charges carry one of Stripe's two prefixes. */
function pageOf(object: string): string | null {
  if (/^rq_\w+$/.test(object)) return `/refunds/${object}`;
  return /^(ch|py)_\w+$/.test(object) ? `/charges/${object}` : null;
}
