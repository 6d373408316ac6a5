import type { ReactNode } from "react";
import type { CaseTerms } from "@/components/attention/case-terms";
import type { Sending } from "@/components/attention/sending";
import type { CaseAct } from "@/lib/core/attention/case-acts";

/** One form about a case: which case, as it was seen, and what is asked for. */
export function ActForm(props: {
  act: CaseAct["kind"];
  terms: CaseTerms;
  sending: Sending;
  className: string;
  children: ReactNode;
}) {
  const { act, terms, sending } = props;
  return (
    <form action={sending.post} onSubmit={sending.onSubmit} className={props.className} noValidate>
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="caseId" value={terms.caseId} />
      <input type="hidden" name="version" value={terms.version} />
      {props.children}
    </form>
  );
}
