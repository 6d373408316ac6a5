import { CopyButton } from "@/components/ui/copy-button";

/** An id or a reference, in a face that tells 0 from O, with a key that copies it. */
export function Copyable({ text, what }: { text: string; what: string }) {
  return (
    <span className="inline-flex max-w-full flex-wrap items-baseline gap-x-1">
      <code className="font-mono text-sm">{text}</code>
      <CopyButton text={text} what={what} />
    </span>
  );
}
