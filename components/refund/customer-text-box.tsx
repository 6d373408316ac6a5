import { CopyButton } from "@/components/ui/copy-button";

/** A text to send to the customer: to copy with one key, or to select. */
export function CustomerTextBox({ text }: { text: string }) {
  return (
    <div className="max-w-prose space-y-1 border-l border-line pl-3">
      <p className="whitespace-pre-line select-all">{text}</p>
      <CopyButton text={text} what="text for the customer" />
    </div>
  );
}
