import { keyCaps, shortcutButton } from "@/components/frame/shortcut-button";
import { shortcutsHere } from "@/components/frame/shortcuts";

const everywhere: readonly (readonly [string, string])[] = [
  ["/", "Find a payment, a place or what can be done here"],
  ["Ctrl K", "The same, also while typing; Cmd K on a Mac"],
  ["Ctrl V", "Outside of fields: open the payment whose number, link or address was copied"],
  ["Enter", "In the form: refund the typed amount"],
  ["?", "This list"],
  ["Esc", "Close what is open"],
];

/** Every key that does something on this page; each line does it as well. */
export function openKeyList(): void {
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-labelledby", "key-list-heading");
  dialog.className = "m-auto w-full max-w-form rounded border border-edge bg-paper p-6 text-ink shadow-lg";
  const heading = document.createElement("h2");
  heading.id = "key-list-heading";
  heading.textContent = "Keys";
  const close = document.createElement("button");
  close.type = "button";
  close.className = "button button-plain mt-4";
  close.textContent = "Close";
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  const parts = [listOf(fixedLines()), listOf(linesHere(dialog))];
  dialog.append(heading, ...(areSingleKeysOff() ? [switchedOff()] : []), ...parts, close);
  document.body.append(dialog);
  dialog.showModal();
}

function areSingleKeysOff(): boolean {
  return document.documentElement.dataset.keys === "off";
}

function switchedOff(): HTMLParagraphElement {
  const text = document.createElement("p");
  text.className = "mt-2 text-soft";
  text.textContent =
    "Single keys are switched off for this browser; below every page they can be switched on.";
  return text;
}

function linesHere(dialog: HTMLDialogElement): HTMLLIElement[] {
  return shortcutsHere().map((shortcut) => shortcutButton(shortcut, () => dialog.close()));
}

function fixedLines(): HTMLLIElement[] {
  return everywhere.map(([keys, name]) => {
    const line = document.createElement("li");
    line.className = "flex min-h-target items-center justify-between gap-6 px-3 py-1";
    line.append(name, keyCaps(keys));
    return line;
  });
}

function listOf(lines: readonly HTMLLIElement[]): HTMLUListElement {
  const list = document.createElement("ul");
  list.className = "mt-2 border-t border-line pt-2";
  list.append(...lines);
  return list;
}
