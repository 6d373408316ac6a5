import { CopyButton } from "@/components/ui/copy-button";
import { PageLink } from "@/components/ui/page-link";
import type { CustomerText } from "@/lib/core/customer-text/customer-text";
import { languageName, textLanguages } from "@/lib/core/customer-text/text-language";

/** A text to send to the customer: to copy with one key, or to select; and the way to other languages. */
export function CustomerTextBox({ requestId, answer }: { requestId: string; answer: CustomerText }) {
  const { language, text } = answer;
  return (
    <div className="max-w-prose space-y-1 border-l border-line pl-3">
      <p lang={language} className="whitespace-pre-line select-all">
        {text}
      </p>
      <CopyButton text={text} what="text for the customer" />
      <nav aria-label="Language of the text" className="flex flex-wrap items-center gap-x-3 text-sm">
        {textLanguages.map((one) => (
          <PageLink
            key={one}
            href={`/refunds/${requestId}?language=${one}#text-heading`}
            lang={one}
            aria-current={one === language ? "true" : undefined}
            className="inline-flex min-h-target items-center aria-current:font-semibold aria-current:text-ink aria-current:no-underline"
          >
            {languageName(one)}
          </PageLink>
        ))}
      </nav>
    </div>
  );
}
