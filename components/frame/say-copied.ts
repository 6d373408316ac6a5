/** Says at a pressed copy button what became of it, until the focus leaves it. */
export function sayCopied(button: HTMLElement, copying: Promise<void>): void {
  const say = (text: string) => {
    if (button.firstElementChild) button.firstElementChild.textContent = text;
  };
  copying.then(
    () => say("Copied"),
    () => say("Select and copy by hand"),
  );
  button.addEventListener("blur", () => say("Copy"), { once: true });
}
