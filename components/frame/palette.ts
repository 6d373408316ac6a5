import { shortcutButton } from "@/components/frame/shortcut-button";
import { type Shortcut, shortcutsHere } from "@/components/frame/shortcuts";

const listName = "Places and what can be done here";

/** Opens the list below the search box, for as long as the box or the list has the focus. */
export function openPalette(box: HTMLInputElement, cameFrom: Element | null): void {
  // Behind an open question the box cannot be reached.
  if (document.activeElement !== box || document.getElementById("palette") !== null) return;
  const closing = new AbortController();
  const palette = document.createElement("div");
  const list = document.createElement("ul");
  const here = shortcutsHere();
  palette.id = "palette";
  palette.role = "group";
  palette.ariaLabel = listName;
  palette.className = "absolute z-20 max-h-96 overflow-auto border border-edge bg-paper py-1 shadow-lg";
  palette.append(hint(), list);
  const close = () => {
    closing.abort();
    palette.remove();
  };
  const show = () =>
    list.replaceChildren(...matching(here, box.value).map((one) => shortcutButton(one, close)));
  const options = { signal: closing.signal };
  box.addEventListener("input", show, options);
  document.addEventListener("keydown", (event) => steer(event, { box, palette, close, cameFrom }), options);
  document.addEventListener("focusin", ({ target }) => !isWithin(target, box, palette) && close(), options);
  document.addEventListener(
    "pointerdown",
    ({ target }) => !isWithin(target, box, palette) && close(),
    options,
  );
  show();
  document.body.append(palette);
  placeBelow(box, palette);
}

function isWithin(target: EventTarget | null, box: HTMLElement, palette: HTMLElement): boolean {
  return target === box || (target instanceof Node && palette.contains(target));
}

function hint(): HTMLParagraphElement {
  const text = document.createElement("p");
  text.className = "px-3 py-1 text-sm text-soft";
  text.textContent = "Enter finds a payment; ↓ goes to these:";
  return text;
}

/** Every word must begin a word of the name; with nothing typed everything is there. */
export function matching<Named extends Pick<Shortcut, "name" | "keys">>(
  shortcuts: readonly Named[],
  typed: string,
): Named[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return shortcuts.filter(({ name }) => {
    const parts = name.toLowerCase().split(" ");
    return words.every((word) => parts.some((part) => part.startsWith(word)));
  });
}

type Open = {
  readonly box: HTMLInputElement;
  readonly palette: HTMLElement;
  readonly close: () => void;
  readonly cameFrom: Element | null;
};

function steer(event: KeyboardEvent, { box, palette, close, cameFrom }: Open): void {
  if (event.key === "Escape") {
    event.preventDefault();
    close();
    if (cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus();
    else box.blur();
    return;
  }
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const stops = [box, ...palette.querySelectorAll("button")];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  stops[(at + step + stops.length) % stops.length]?.focus();
}

function placeBelow(box: HTMLElement, palette: HTMLElement): void {
  const { left, bottom, width } = box.getBoundingClientRect();
  palette.style.left = `${left + scrollX}px`;
  palette.style.top = `${bottom + scrollY + 4}px`;
  palette.style.width = `${Math.max(width, 280)}px`;
}
