import { follow, type Shortcut } from "@/components/frame/shortcuts";

/** A line with what can be done and its key, to click or to reach with the arrow keys. */
export function shortcutButton(shortcut: Shortcut, beforehand: () => void): HTMLLIElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className =
    "flex min-h-target w-full items-center justify-between gap-6 px-3 py-1 text-left hover:bg-raised focus-visible:bg-raised";
  button.append(shortcut.name, keyCaps(shortcut.keys));
  button.addEventListener("click", () => {
    beforehand();
    follow(shortcut);
  });
  const line = document.createElement("li");
  line.append(button);
  return line;
}

/** The keys as they stand on the keyboard; a reader hears them behind the name. */
export function keyCaps(keys: string): HTMLElement {
  const caps = document.createElement("span");
  caps.className = "flex gap-1 text-sm text-soft";
  for (const key of keys.split(" ")) {
    const cap = document.createElement("kbd");
    cap.className = "rounded border border-line px-1.5 font-mono";
    cap.textContent = key;
    caps.append(cap);
  }
  return caps;
}
