import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { PageLink } from "@/components/ui/page-link";

/** What was asked for is not there: why, and where to go on. */
export function AbsentNotice(props: { heading: string; sentence: string; children?: ReactNode }) {
  const { heading, sentence, children } = props;
  return (
    <div className="max-w-prose space-y-4">
      <h1>{heading}</h1>
      <Notice tone="neutral">
        <p>{sentence}</p>
      </Notice>
      {children}
      <p>
        <PageLink href="/" className="inline-flex min-h-target items-center">
          Find another payment
        </PageLink>
      </p>
    </div>
  );
}
