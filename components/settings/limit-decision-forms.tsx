"use client";

import { Button } from "@/components/ui/button";
import { usePostedForm } from "@/components/ui/use-posted-form";
import type { LimitDecisionAction, ProposalShown } from "@/lib/core/limits/limit-view";

/** The second administrator's yes or no; whoever proposed it can only take it back. */
export function LimitDecisionForms(props: {
  proposal: Pick<ProposalShown, "version" | "contentSha256" | "isOwn">;
  decide: LimitDecisionAction;
}) {
  const { version, contentSha256, isOwn } = props.proposal;
  const { answer, isSending, post, onSubmit } = usePostedForm(props.decide, { kind: "idle" });
  return (
    <form action={post} onSubmit={onSubmit} className="space-y-2">
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="contentSha256" value={contentSha256} />
      {isOwn && <p className="text-soft">You proposed this, so another administrator has to agree.</p>}
      <div className="flex flex-wrap gap-2">
        {isOwn ? (
          <Button tone="plain" type="submit" name="decision" value="take_back" aria-disabled={isSending}>
            Take it back
          </Button>
        ) : (
          <>
            <Button
              tone="primary"
              type="submit"
              name="decision"
              value="put_in_force"
              aria-disabled={isSending}
            >
              Put version {version} in force
            </Button>
            <Button tone="plain" type="submit" name="decision" value="turn_down" aria-disabled={isSending}>
              Turn it down
            </Button>
          </>
        )}
      </div>
      <output className="block font-medium">
        {answer.kind === "lost" && "The answer did not arrive. Reload the page to see how it stands."}
        {(answer.kind === "done" || answer.kind === "refused") && answer.sentence}
      </output>
    </form>
  );
}
