import { PaymentTable } from "@/components/charge/payment-table";
import { Amount } from "@/components/ui/amount";
import { Copyable } from "@/components/ui/copyable";
import { Fact, FactList } from "@/components/ui/fact-list";
import { Instant } from "@/components/ui/instant";
import { PageLink } from "@/components/ui/page-link";
import { accountLabel } from "@/lib/core/charge/connected-account";
import type { CustomerView } from "@/lib/core/charge/customer-view";
import { cashBalanceId, payablePath } from "@/lib/core/charge/payable";

/** A customer and their payments, newest first. */
export function CustomerSummary({ view }: { view: CustomerView }) {
  return (
    <div className="space-y-section">
      <section aria-labelledby="customer-heading" className="max-w-form">
        <h1 id="customer-heading" className="mb-3">
          <bdi>{view.name ?? view.email ?? "Unnamed customer"}</bdi>
        </h1>
        <CustomerFacts view={view} />
      </section>
      <section aria-labelledby="payments-heading" className="space-y-2">
        <h2 id="payments-heading">Payments</h2>
        {view.payments.length === 0 ? (
          <p className="text-soft">This customer has no payments here.</p>
        ) : (
          <PaymentTable
            label="Payments of this customer"
            rows={view.payments}
            locale={view.locale}
            namesCustomer={false}
          />
        )}
        {view.nextAfter !== null && (
          <p>
            <PageLink href={olderPath(view, view.nextAfter)}>Older payments</PageLink>
          </p>
        )}
      </section>
    </div>
  );
}

function olderPath({ id, account }: CustomerView, after: string): string {
  const query = new URLSearchParams({ after });
  if (account !== null) query.set("account", account.id);
  return `/customers/${id}?${query}`;
}

function CustomerFacts({ view }: { view: CustomerView }) {
  return (
    <FactList>
      {view.email !== null && (
        <Fact name="E-mail">
          <Copyable text={view.email} what="e-mail address" />
        </Fact>
      )}
      {view.account !== null && (
        <Fact name="Connected account">
          <bdi>{accountLabel(view.account)}</bdi>
        </Fact>
      )}
      <Fact name="Customer">
        <Copyable text={view.id} what="customer id" />
        {view.isDeleted && <span className="ml-2 text-soft">deleted at Stripe</span>}
      </Fact>
      {view.createdAt !== null && (
        <Fact name="Since">
          <Instant at={view.createdAt} locale={view.locale} />
        </Fact>
      )}
      {view.cashBalance?.length !== 0 && (
        <Fact name="Cash balance">
          <CashBalance view={view} />
        </Fact>
      )}
    </FactList>
  );
}

function CashBalance({ view: { id, cashBalance, locale } }: { view: CustomerView }) {
  if (cashBalance === null) {
    return (
      <span className="text-caution">
        Could not be looked up. Load the page again; if it stays, an administrator can check that the
        console’s key may read cash balances.
      </span>
    );
  }
  return (
    <ul>
      {cashBalance.map((money) => (
        <li key={money.currency}>
          <Amount money={money} locale={locale} />{" "}
          <PageLink href={payablePath(cashBalanceId(id, money.currency))} className="ml-2">
            Refund it<span className="sr-only"> in {money.currency.toUpperCase()}</span>
          </PageLink>
        </li>
      ))}
    </ul>
  );
}
