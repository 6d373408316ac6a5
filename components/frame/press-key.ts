import { openKeyList } from "@/components/frame/key-list";
import { follow, shortcutsHere } from "@/components/frame/shortcuts";

/** After `g` the letter must come within this. */
const waitMilliseconds = 2000;

let begun: { readonly key: string; readonly at: number } | null = null;

/** A single key, pressed outside of every text field; radio buttons have letters of their own. */
export function pressKey(event: KeyboardEvent): void {
  const { key, target } = event;
  if (target instanceof HTMLInputElement) return;
  const now = performance.now();
  const before = begun !== null && now - begun.at < waitMilliseconds ? `${begun.key} ` : "";
  begun = null;
  if (key === "?") return openKeyList();
  const here = shortcutsHere();
  const pressed = here.find(({ keys }) => keys === before + key);
  if (pressed) {
    // Once this file is there, the key is not yet done with: the field would get its letter as well.
    event.preventDefault();
    return follow(pressed);
  }
  if (here.some(({ keys }) => keys.startsWith(`${key} `))) begun = { key, at: now };
}
