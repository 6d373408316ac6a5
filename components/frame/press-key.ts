import { openKeyList } from "@/components/frame/key-list";
import { retype } from "@/components/frame/retype";
import { follow, shortcutsHere } from "@/components/frame/shortcuts";

/** After `g` the letter must come within this. */
const waitMilliseconds = 2000;

let begun: { readonly key: string; readonly at: number } | null = null;

/**
 * A single key, pressed outside of every field. Then the keys that were pressed while this file was on its way, each
 * where it would have gone.
 */
export function pressKeys(event: KeyboardEvent, typedAhead: readonly string[]): void {
  // Once this file is there, the key is not yet done with: a field would get its letter as well.
  if (press(event.key)) event.preventDefault();
  for (const key of typedAhead) {
    if (!retype(key)) press(key);
  }
}

/** Whether the key did something by itself. */
function press(key: string): boolean {
  const now = performance.now();
  const before = begun !== null && now - begun.at < waitMilliseconds ? `${begun.key} ` : "";
  begun = null;
  if (key === "?") openKeyList();
  const here = shortcutsHere();
  const pressed = here.find(({ keys }) => keys === before + key);
  if (pressed) follow(pressed);
  else if (here.some(({ keys }) => keys.startsWith(`${key} `))) begun = { key, at: now };
  return pressed !== undefined;
}
