import { Button } from "@/components/ui/button";

/**
 * Copies a text that also stands on the page, so that nothing is lost where copying is not possible. The frame's
 * script does it for all such buttons: a page full of ids needs none of its own.
 */
export function CopyButton({ text, what }: { text: string; what: string }) {
  return (
    <Button tone="quiet" data-copy={text} className="button-small hidden scripted:inline-block">
      <span aria-live="polite">Copy</span>
      <span className="sr-only"> {what}</span>
    </Button>
  );
}
