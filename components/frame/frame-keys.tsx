"use client";

import { useEffect } from "react";

/**
 * `/` and Ctrl-K go to the search box and open the palette below it, other single keys do what the page offers,
 * unless they are switched off; a paste outside every field looks up what was pasted; copy buttons copy; a choice
 * for this browser leaves the page where it is, so that a half-typed form is not lost; without a network nothing is
 * sent, and the page says so. Shows nothing.
 */
export function FrameKeys() {
  useEffect(() => {
    const listening = new AbortController();
    function listen<Type extends keyof WindowEventMap>(
      type: Type,
      act: (event: WindowEventMap[Type]) => void,
    ) {
      // A form is stopped before anything hears of it: sent into nothing, it would come back as a lost answer.
      addEventListener(type, act, { signal: listening.signal, capture: type === "submit" });
    }
    listen("keydown", onKey);
    listen("paste", lookUpPasted);
    listen("click", onClick);
    listen("submit", onSubmit);
    listen("online", tellOffline);
    listen("offline", tellOffline);
    tellOffline();
    return () => listening.abort();
  }, []);
  return null;
}

const loadActs = () => import("@/components/frame/frame-acts");

/** The keys that were pressed while what the first one does is still being fetched; null while nothing is. */
let typedAhead: string[] | null = null;

function onKey(event: KeyboardEvent) {
  const { key, ctrlKey, metaKey, altKey } = event;
  if ((ctrlKey || metaKey) && !altKey && key === "k") return goToSearch(event);
  if (ctrlKey || metaKey || altKey || isTyping(event)) return;
  // Radio buttons have letters of their own.
  if (event.target instanceof HTMLInputElement && key !== "/") return;
  if (typedAhead !== null && /^(.|Enter|Backspace)$/u.test(key)) {
    event.preventDefault();
    typedAhead.push(key);
    return;
  }
  if (key.length > 1 || document.documentElement.dataset.keys === "off") return;
  if (key === "/") return goToSearch(event);
  const ahead: string[] = [];
  typedAhead = ahead;
  void loadActs()
    .finally(() => {
      typedAhead = null;
    })
    .then(({ pressKeys }) => pressKeys(event, ahead));
}

/** At once: what is typed next must reach the box. The palette may come a moment later. */
function goToSearch(event: KeyboardEvent) {
  const box = document.getElementById("find-payment");
  const cameFrom = document.activeElement;
  if (!(box instanceof HTMLInputElement)) return;
  event.preventDefault();
  box.focus();
  box.select();
  void loadActs().then(({ openPalette }) => openPalette(box, cameFrom));
}

function onClick({ target }: Event) {
  const pressed = target instanceof Element && target.closest<HTMLElement>("[data-copy], #show-keys");
  if (!pressed) return;
  const { copy } = pressed.dataset;
  // At once, while the browser counts it as the person's act. Without a secure connection there is no clipboard.
  const copying =
    copy !== undefined && Promise.resolve(navigator.clipboard).then((all) => all.writeText(copy));
  void loadActs().then(({ openKeyList, sayCopied }) =>
    copying ? sayCopied(pressed, copying) : openKeyList(),
  );
}

function tellOffline() {
  document.documentElement.toggleAttribute("data-offline", !navigator.onLine);
}

function lookUpPasted(event: ClipboardEvent) {
  // The text is there only while the event is.
  const text = event.clipboardData?.getData("text");
  if (text && !isTyping(event)) void loadActs().then(({ lookUp }) => lookUp(text));
}

function onSubmit(event: SubmitEvent) {
  const { submitter } = event;
  // What can be chosen stands on the page's root, where the styles and the keys find it.
  if (submitter instanceof HTMLButtonElement && submitter.name in document.documentElement.dataset) {
    event.preventDefault();
    void loadActs().then(({ keepChoice }) => keepChoice(submitter));
  } else if (!navigator.onLine) {
    event.preventDefault();
    event.stopImmediatePropagation();
    document.getElementById("offline")?.focus();
  }
}

function isTyping({ target }: Event): boolean {
  return (
    target instanceof Element &&
    target.closest("input:not([type=radio], [type=checkbox]), textarea, select, dialog") !== null
  );
}
