import type { ReactNode } from "react";
import { ChargeStateWord } from "@/components/charge/charge-state-word";
import { Amount } from "@/components/ui/amount";
import { Copyable } from "@/components/ui/copyable";
import { Fact, FactList } from "@/components/ui/fact-list";
import { Instant } from "@/components/ui/instant";
import { PageLink } from "@/components/ui/page-link";
import type { Charge } from "@/lib/core/charge/charge";
import type { ChargeView } from "@/lib/core/charge/charge-view";
import { accountQuery, byIntentPath } from "@/lib/core/charge/connected-account";
import { chargeMomentLabel, methodLabel } from "@/lib/core/sentences";

/** What this payment is. */
export function ChargeFacts({ view, heading: Heading = "h1" }: { view: ChargeView; heading?: "h1" | "h2" }) {
  const { charge, locale } = view;
  const amount = { amountMinor: charge.amountMinor, currency: charge.currency };
  return (
    <section aria-labelledby="charge-heading">
      <Heading id="charge-heading" className="mb-3 flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="sr-only">Payment of </span>
        <Amount money={amount} locale={locale} className="text-figure font-semibold" />
        <span className="text-base font-normal">
          <ChargeStateWord state={view.state} />
        </span>
      </Heading>
      <FactList>
        <Fact name={chargeMomentLabel(view.state)}>
          <Instant at={charge.createdAt} locale={locale} />
        </Fact>
        <Fact name="Customer">
          <CustomerName charge={charge} />
        </Fact>
        <Fact name="Method">{methodLabel(charge.method)}</Fact>
        {charge.description !== null && (
          <Fact name="Description">
            <bdi>{charge.description}</bdi>
          </Fact>
        )}
        {charge.failureMessage !== null && <Fact name="Failed because">{charge.failureMessage}</Fact>}
        {view.account !== null && (
          <Fact name="Connected account">
            {view.account.name !== null && <bdi className="mr-2">{view.account.name}</bdi>}
            <Copyable text={view.account.id} what="connected account’s id" />
          </Fact>
        )}
        <Ids charge={charge} canRefund={view.form !== null && Heading === "h1"} />
      </FactList>
    </section>
  );
}

function CustomerName({ charge: { customer, connectedAccount } }: { charge: Charge }) {
  const name = customer.name ?? customer.email ?? "Unnamed customer";
  const address = customer.id === null ? null : `/customers/${customer.id}${accountQuery(connectedAccount)}`;
  return (
    <>
      <bdi>{address === null ? name : <PageLink href={address}>{name}</PageLink>}</bdi>
      {customer.name !== null && customer.email !== null && (
        <bdi className="ml-2 text-soft">{customer.email}</bdi>
      )}
      {customer.id === null && <span className="ml-2 text-soft">guest, no customer at Stripe</span>}
      {customer.isDeleted && <span className="ml-2 text-soft">deleted at Stripe</span>}
    </>
  );
}

function Ids({ charge, canRefund }: { charge: Charge; canRefund: boolean }): ReactNode {
  const account = charge.connectedAccount === null ? "" : `connect/accounts/${charge.connectedAccount}/`;
  const dashboard = `https://dashboard.stripe.com/${charge.livemode ? "" : "test/"}${account}payments/${charge.id}`;
  return (
    <>
      <Fact name="Charge">
        <Copyable text={charge.id} what="charge id" />{" "}
        <a
          href={dashboard}
          target="_blank"
          rel="noreferrer"
          className="inline-flex min-h-target items-center whitespace-nowrap"
        >
          Open in Stripe<span className="sr-only"> (new tab)</span>
        </a>
      </Fact>
      {charge.paymentIntentId !== null && (
        <Fact name="Payment intent">
          <Copyable text={charge.paymentIntentId} what="payment intent id" />{" "}
          {canRefund && (
            <PageLink
              href={byIntentPath({ chargeId: charge.id, connectedAccount: charge.connectedAccount })}
              className="inline-flex min-h-target items-center whitespace-nowrap"
            >
              Refund by it<span className="sr-only"> (the payment intent)</span>
            </PageLink>
          )}
        </Fact>
      )}
    </>
  );
}
