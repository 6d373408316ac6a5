"use client";

import { useEffect } from "react";

/**
 * `/` goes to the search box; a paste outside every field looks up what was pasted; a choice of colours leaves
 * the page where it is, so that a half-typed form is not lost. Shows nothing.
 */
export function FrameKeys() {
  useEffect(() => {
    const listening = new AbortController();
    document.addEventListener("keydown", goToSearch, { signal: listening.signal });
    document.addEventListener("paste", lookUpPasted, { signal: listening.signal });
    document.addEventListener("submit", chooseTheme, { signal: listening.signal });
    return () => listening.abort();
  }, []);
  return null;
}

function goToSearch(event: KeyboardEvent) {
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

function chooseTheme(event: SubmitEvent) {
  const { submitter } = event;
  if (!(submitter instanceof HTMLButtonElement) || submitter.name !== "theme") return;
  event.preventDefault();
  document.documentElement.dataset.theme = submitter.value;
  for (const button of submitter.form?.elements ?? []) button.ariaPressed = String(button === submitter);
  const body = new URLSearchParams({ theme: submitter.value });
  // A choice that could not be stored still holds for this page.
  fetch("/theme", { method: "POST", body, redirect: "manual" }).catch(() => {});
}

function isTyping({ target }: Event): boolean {
  return (
    target instanceof Element &&
    target.closest("input:not([type=radio], [type=checkbox]), textarea, select, dialog") !== null
  );
}
