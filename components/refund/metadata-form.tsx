"use client";

import { type SubmitEvent, useState, useSyncExternalStore } from "react";
import { filledRowPositions } from "@/components/refund/metadata-positions";
import { MetadataRows } from "@/components/refund/metadata-rows";
import { RefundActNotice } from "@/components/refund/refund-act-notice";
import type { MetadataLimits } from "@/components/refund/refund-terms";
import { refusedFaults } from "@/components/refund/refused-faults";
import { Button } from "@/components/ui/button";
import { usePostedForm } from "@/components/ui/use-posted-form";
import { idleRefundAct, type RefundActAction, type RefundActs } from "@/lib/core/refund/refund-act";

/**
 * What Stripe keeps with the refund beside our own entries, to change or to remove. The inputs keep what is typed;
 * they start anew only when Stripe has something else, and then with what was typed where that was refused.
 */
export function MetadataForm(props: { acts: RefundActs; limits: MetadataLimits; action: RefundActAction }) {
  const { metadata, refundId, connectedAccount, address } = props.acts;
  const { answer, answered, isSending, post, onSubmit } = usePostedForm(
    props.action,
    idleRefundAct,
    `${address}#metadata`,
  );
  const refused = answer.kind === "refused" ? answer : null;
  const shown = refused === null || refused.rows.length === 0 ? metadata.rows : refused.rows;
  const [positions, setPositions] = useState(() => shown.map((_, index) => index));
  const [editedAfter, setEditedAfter] = useState(-1);
  const faults =
    editedAfter === answered ? undefined : refusedFaults(refused?.messages ?? [], positions).metadata;

  function send(event: SubmitEvent<HTMLFormElement>) {
    setPositions(filledRowPositions(new FormData(event.currentTarget)));
    onSubmit(event);
  }

  return (
    <section id="metadata" aria-labelledby="metadata-heading" className="max-w-form scroll-mt-4 space-y-3">
      <h2 id="metadata-heading">Metadata at Stripe</h2>
      <RefundActNotice answer={answer} />
      {refused?.isMoved === true && <AtStripeNow rows={metadata.rows} />}
      <form action={post} onSubmit={send} className="space-y-3" noValidate>
        <input type="hidden" name="refundId" value={refundId} />
        <input type="hidden" name="connectedAccount" value={connectedAccount ?? ""} />
        <input type="hidden" name="seen" value={metadata.seen} />
        <p className="text-sm text-soft">
          A row that is emptied or removed is removed at Stripe. What the console wrote itself stays.
        </p>
        <Rows
          key={metadata.seen}
          first={shown.map(({ key, value }) => ({ key, value }))}
          limits={props.limits}
          faults={faults}
          onEdit={() => setEditedAfter(answered)}
        />
        <p className="flex flex-wrap gap-3">
          <Button tone="plain" type="submit" aria-disabled={isSending}>
            Save metadata
          </Button>
          {metadata.rows.length > 0 && (
            <Button tone="quiet" type="submit" name="all" value="remove" aria-disabled={isSending}>
              Remove all
            </Button>
          )}
        </p>
      </form>
    </section>
  );
}

/** With script the rows come with it: what is typed into a row before would be lost when the script takes over. */
function Rows(props: Omit<Parameters<typeof MetadataRows>[0], "canGrow">) {
  const isScripted = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
  return (
    <>
      {isScripted && <MetadataRows {...props} canGrow />}
      <noscript>
        <MetadataRows {...props} canGrow={false} />
      </noscript>
    </>
  );
}

/** What somebody else has written meanwhile, to hold one's own rows against. */
function AtStripeNow({ rows }: Pick<RefundActs["metadata"], "rows">) {
  return (
    <div className="text-sm">
      <h3 className="font-medium">Stripe has now</h3>
      <ul>
        {rows.length === 0 && <li>nothing</li>}
        {rows.map(({ key, value }) => (
          <li key={key} className="wrap-anywhere">
            <bdi>{key}</bdi>: <bdi>{value}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}
