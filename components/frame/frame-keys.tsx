"use client";

import { useEffect } from "react";
import { copyPressed } from "@/components/frame/copy-pressed";

/**
 * `/` goes to the search box, unless single keys are switched off; a paste outside every field looks up what was
 * pasted; copy buttons copy; a choice for this browser leaves the page where it is, so that a half-typed form is
 * not lost. Shows nothing.
 */
export function FrameKeys() {
  useEffect(() => {
    const listening = new AbortController();
    document.addEventListener("keydown", goToSearch, { signal: listening.signal });
    document.addEventListener("paste", lookUpPasted, { signal: listening.signal });
    document.addEventListener("submit", choose, { signal: listening.signal });
    document.addEventListener("click", copyPressed, { signal: listening.signal });
    return () => listening.abort();
  }, []);
  return null;
}

function goToSearch(event: KeyboardEvent) {
  if (document.documentElement.dataset.keys === "off") return;
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
  const box = document.getElementById("find-payment");
  if (!(box instanceof HTMLInputElement)) return;
  event.preventDefault();
  box.focus();
  box.select();
}

function lookUpPasted(event: ClipboardEvent) {
  const text = event.clipboardData?.getData("text/plain").trim() ?? "";
  if (text === "" || isTyping(event)) return;
  event.preventDefault();
  location.assign(`/?${new URLSearchParams({ q: text.slice(0, 500) })}`);
}

function choose(event: SubmitEvent) {
  const { submitter } = event;
  // What can be chosen stands on the page's root, where the styles and the keys find it.
  if (!(submitter instanceof HTMLButtonElement && submitter.name in document.documentElement.dataset)) return;
  event.preventDefault();
  void import("@/components/frame/keep-choice").then(({ keepChoice }) => keepChoice(submitter));
}

function isTyping({ target }: Event): boolean {
  return (
    target instanceof Element &&
    target.closest("input:not([type=radio], [type=checkbox]), textarea, select, dialog") !== null
  );
}
