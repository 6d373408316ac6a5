/** What keys do on the page at hand. A shortcut is there only where its element is. */
export type Shortcut = {
  /** The keys one after the other, such as `g r`. */
  readonly keys: string;
  readonly name: string;
  readonly element: HTMLElement;
};

type Known = { readonly keys: string; readonly name: string; readonly selector: string };

const places: readonly Known[] = [
  place("g p", "Payments", "/"),
  place("g r", "Refunds", "/refunds"),
  place("g v", "Approvals", "/approvals"),
  place("g a", "Attention", "/attention"),
  place("g i", "Insights", "/insights"),
  place("g l", "Audit log", "/audit-log"),
  place("g s", "Settings", "/settings"),
];

const ofPage: readonly Known[] = [
  { keys: "w", name: "Refund the whole charge", selector: "#refund-whole" },
  { keys: "r", name: "Type the amount to refund", selector: "#refund-amount" },
  { keys: "z", name: "Undo the refund that is held back", selector: ".undo-refund" },
  { keys: "t", name: "Type the ticket", selector: "#refund-ticket" },
  { keys: "u", name: "This payment’s customer", selector: 'main a[href^="/customers/"]' },
];

function place(keys: string, name: string, address: string): Known {
  // A person who may not go there has no such link.
  return { keys, name, selector: `header nav a[href="${address}"]` };
}

/** Those whose element can be seen and used now: of this page first, then the places. */
export function shortcutsHere(): Shortcut[] {
  return [...ofPage, ...places].flatMap(({ keys, name, selector }) => {
    const element = document.querySelector(selector);
    const isUsable =
      element instanceof HTMLElement && element.checkVisibility() && !element.matches(":disabled");
    return isUsable ? [{ keys, name, element }] : [];
  });
}

/** Does what the key stands for: goes into a field with its text selected, and presses everything else. */
export function follow({ element }: Shortcut): void {
  if (element instanceof HTMLInputElement) {
    element.focus();
    element.select();
  } else {
    element.click();
  }
}
