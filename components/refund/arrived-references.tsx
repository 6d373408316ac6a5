import { Amount } from "@/components/ui/amount";
import { Button } from "@/components/ui/button";
import { Copyable } from "@/components/ui/copyable";
import { Instant } from "@/components/ui/instant";
import { PageLink } from "@/components/ui/page-link";
import type { ArrivedReference } from "@/lib/core/refund/arrived-reference";

/** References of banks that came for this person's refunds, each until it is passed on to its customer. */
export function ArrivedReferences(props: {
  references: readonly ArrivedReference[];
  locale: string;
  note: (form: FormData) => Promise<never>;
}) {
  const { references, locale, note } = props;
  if (references.length === 0) return null;
  return (
    <section aria-labelledby="references-heading" className="space-y-2">
      <h2 id="references-heading">References that arrived</h2>
      <p className="max-w-prose text-soft">
        By such a number the customer’s bank finds a refund of yours. The text for the customer names it now.
      </p>
      <ol className="divide-y divide-line border-y border-line">
        {references.map(({ requestId, amount, ticket, reference }) => (
          <li key={requestId} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
            <Amount money={amount} locale={locale} className="font-medium" />
            {ticket !== "" && <bdi>{ticket}</bdi>}
            <Copyable text={reference.text} what="bank’s reference" />
            <span className="text-sm text-soft">
              <Instant at={reference.arrivedAt} locale={locale} />
            </span>
            <PageLink
              href={`/refunds/${requestId}#text-heading`}
              className="inline-flex min-h-target items-center"
            >
              Text for the customer
            </PageLink>
            <form action={note} className="ml-auto">
              <input type="hidden" name="requestId" value={requestId} />
              <Button tone="plain" type="submit" className="button-small">
                Passed on<span className="sr-only">: {reference.text}</span>
              </Button>
            </form>
          </li>
        ))}
      </ol>
    </section>
  );
}
