"use client";

import { useEffect } from "react";

/** `/` goes to the search box; a paste outside every field looks up what was pasted. Shows nothing. */
export function SearchKeys() {
  useEffect(() => {
    const listening = new AbortController();
    document.addEventListener("keydown", goToSearch, { signal: listening.signal });
    document.addEventListener("paste", lookUpPasted, { signal: listening.signal });
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

function isTyping({ target }: Event): boolean {
  return (
    target instanceof Element &&
    target.closest("input:not([type=radio], [type=checkbox]), textarea, select, dialog") !== null
  );
}
