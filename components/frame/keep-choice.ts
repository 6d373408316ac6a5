/** Takes a pressed choice over: it holds on this page at once, and is kept as the posted form keeps it. */
export function keepChoice(pressed: HTMLButtonElement) {
  const { name, value, form } = pressed;
  document.documentElement.dataset[name] = value;
  for (const button of form?.elements ?? []) button.ariaPressed = String(button === pressed);
  document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax`;
}
