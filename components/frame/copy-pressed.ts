/** A pressed copy button copies its text and says so until the focus leaves it. */
export function copyPressed({ target }: Event) {
  const button = target instanceof Element ? target.closest<HTMLElement>("[data-copy]") : null;
  const word = button?.firstElementChild;
  if (!button || !word) return;
  const say = (text: string) => {
    word.textContent = text;
  };
  // Without a secure connection there is no clipboard at all.
  Promise.resolve(navigator.clipboard)
    .then((clipboard) => clipboard.writeText(button.dataset.copy ?? ""))
    .then(
      () => say("Copied"),
      () => say("Select and copy by hand"),
    );
  button.addEventListener("blur", () => say("Copy"), { once: true });
}
