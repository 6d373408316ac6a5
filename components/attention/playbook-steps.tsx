import type { Playbook } from "@/lib/core/attention/playbook";

/** What to do, the next step first. */
export function PlaybookSteps({ steps }: { steps: Playbook }) {
  return (
    <ol className="list-decimal space-y-1 pl-5">
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}
