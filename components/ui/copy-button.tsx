"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";

/** Copies a text that also stands on the page, so that nothing is lost where copying is not possible. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [state, setState] = useState<"idle" | "copied" | "refused">("idle");
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setState("copied");
    } catch {
      setState("refused");
    }
  }
  const words = { idle: "Copy", copied: "Copied", refused: "Select and copy by hand" };
  return (
    <Button
      tone="quiet"
      onClick={() => void copy()}
      onBlur={() => setState("idle")}
      className="button-small hidden scripted:inline-block"
    >
      <span aria-live="polite">{words[state]}</span>
      <span className="sr-only"> {what}</span>
    </Button>
  );
}
