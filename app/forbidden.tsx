import type { Metadata } from "next";
import { headers } from "next/headers";
import { SignOut } from "@/components/frame/sign-out";
import { LookElsewhere } from "@/components/search/look-elsewhere";
import { PageLink } from "@/components/ui/page-link";
import { contactAddress, noAccessSentences } from "@/lib/core/access/no-access";
import { homePath, type Operator } from "@/lib/core/operator";
import { environment } from "@/lib/server/environment";
import { currentOperator } from "@/lib/server/identity/current-operator";
import { missingPermission } from "@/lib/server/identity/missing-permission";
import { requestId } from "@/lib/server/identity/request-id";
import { signOutWay } from "@/lib/server/identity/sign-out-way";
import { readAccounts } from "@/lib/server/reads/accounts";

export const metadata: Metadata = { title: "No access" };

export default async function Forbidden() {
  const operator = await currentOperator();
  const accounts = await readAccounts();
  const id = requestId(await headers());
  return (
    <main className="mx-auto w-full max-w-prose flex-1 px-gutter py-section">
      <h1>You have no access to this page</h1>
      {operator && <Person operator={operator} />}
      {accounts !== null && accounts.others.length > 0 && (
        <>
          <p className="mt-4">You have a role in other accounts:</p>
          <LookElsewhere others={accounts.others} />
        </>
      )}
      <div className="mt-4">
        <SignOut way={signOutWay()} tone="plain" />
      </div>
      <p className="mt-4 text-sm text-soft">Request {id}</p>
    </main>
  );
}

function Person({ operator }: { operator: Operator }) {
  return (
    <>
      <p className="mt-2">
        You are signed in as <strong>{operator.name}</strong>
        {operator.email !== "" && operator.email !== operator.name && ` (${operator.email})`}.{" "}
        {noAccessSentences(operator.roles, missingPermission())}
      </p>
      <p className="mt-2">
        <WhomToAsk contact={environment().accessContact} /> Give them the request below. A change counts the
        next time you sign in, or within 15 minutes.
      </p>
      {operator.roles.length > 0 && (
        <p className="mt-4">
          <PageLink href={homePath(operator.roles)} className="inline-flex min-h-target items-center">
            Go to what you may open
          </PageLink>
        </p>
      )}
    </>
  );
}

function WhomToAsk({ contact }: { contact: string | null }) {
  if (contact === null) {
    return "Whoever decides about access to Refund Console in your company can change that: usually an administrator of its sign-in.";
  }
  const address = contactAddress(contact);
  const name = <bdi>{contact}</bdi>;
  return <>To have it, ask {address === null ? name : <a href={address}>{name}</a>}.</>;
}
