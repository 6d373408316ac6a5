/** Chooses the radio button of the same group that has this letter. Nothing happens when none has it. */
export function chooseByLetter({ target, key, ctrlKey, metaKey, altKey }: KeyboardEvent): void {
  if (ctrlKey || metaKey || altKey || !(target instanceof Element)) return;
  const radios = target.closest("fieldset")?.querySelectorAll("input") ?? [];
  const radio = Array.from(radios).find(
    (input) => input.getAttribute("aria-keyshortcuts") === key.toLowerCase(),
  );
  radio?.focus();
  radio?.click();
}
