import { ActForm } from "@/components/attention/act-form";
import type { CaseTerms } from "@/components/attention/case-terms";
import type { Sending } from "@/components/attention/sending";
import { Button } from "@/components/ui/button";

/** Takes a case, takes it over, or gives it back; `name` tells the buttons of a list apart. */
export function OwnerForm({ terms, name, sending }: { terms: CaseTerms; name: string; sending: Sending }) {
  const text = terms.mayGiveBack ? "Give back" : terms.take;
  if (text === null) return null;
  return (
    <ActForm act={terms.mayGiveBack ? "give_back" : "take"} terms={terms} sending={sending} className="">
      <Button tone="plain" type="submit" aria-disabled={sending.isSending}>
        {text}
        <span className="sr-only"> {name}</span>
      </Button>
    </ActForm>
  );
}
