"use client";

import { useEffect } from "react";
import { copyPressed } from "@/components/frame/copy-pressed";

/**
 * `/` and Ctrl-K go to the search box and open the palette below it, other single keys do what the page offers,
 * unless they are switched off; a paste outside every field looks up what was pasted; copy buttons copy; a choice
 * for this browser leaves the page where it is, so that a half-typed form is not lost. Shows nothing.
 */
export function FrameKeys() {
  useEffect(() => {
    const listening = new AbortController();
    document.addEventListener("keydown", onKey, { signal: listening.signal });
    document.addEventListener("paste", lookUpPasted, { signal: listening.signal });
    document.addEventListener("submit", choose, { signal: listening.signal });
    document.addEventListener("click", copyPressed, { signal: listening.signal });
    document.addEventListener("click", showKeys, { signal: listening.signal });
    return () => listening.abort();
  }, []);
  return null;
}

function onKey(event: KeyboardEvent) {
  const { key, ctrlKey, metaKey, altKey } = event;
  const isCommand = (ctrlKey || metaKey) && !altKey && key === "k";
  if (isCommand) return goToSearch(event);
  if (ctrlKey || metaKey || altKey || key.length > 1 || isTyping(event)) return;
  if (document.documentElement.dataset.keys === "off") return;
  if (key === "/") return goToSearch(event);
  void import("@/components/frame/press-key").then(({ pressKey }) => pressKey(event));
}

/** At once: what is typed next must reach the box. The palette may come a moment later. */
function goToSearch(event: KeyboardEvent) {
  const box = document.getElementById("find-payment");
  const cameFrom = document.activeElement;
  if (!(box instanceof HTMLInputElement)) return;
  event.preventDefault();
  box.focus();
  box.select();
  void import("@/components/frame/palette").then(({ openPalette }) => openPalette(box, cameFrom));
}

function showKeys({ target }: Event) {
  if (!(target instanceof Element && target.closest("#show-keys"))) return;
  void import("@/components/frame/key-list").then(({ openKeyList }) => openKeyList());
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
