/**
 * Does for a key that was pressed a moment ago what the browser would do for it now, where a field or a control
 * has the focus. False where nothing has.
 */
export function retype(key: string): boolean {
  const at = document.activeElement;
  if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) {
    // No text can be typed into it.
    if (at.selectionStart === null) return true;
    if (key === "Enter" && at instanceof HTMLInputElement) submitBy(at);
    else if (key === "Backspace") erase(at);
    else type(at, key === "Enter" ? "\n" : key);
    return true;
  }
  if (key !== "Enter") return false;
  if (at instanceof HTMLElement && at !== document.body) at.click();
  return true;
}

type TextField = HTMLInputElement | HTMLTextAreaElement;

/** As the browser does: by the form's first button, which does nothing while it is switched off. */
function submitBy({ form }: HTMLInputElement): void {
  form?.querySelector<HTMLButtonElement>("[type=submit]")?.click();
}

function type(field: TextField, text: string): void {
  field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, "end");
  tell(field, "insertText", text);
}

function erase(field: TextField): void {
  const end = field.selectionEnd ?? 0;
  const start = field.selectionStart ?? 0;
  field.setRangeText("", start === end ? Math.max(start - 1, 0) : start, end, "end");
  tell(field, "deleteContentBackward", null);
}

function tell(field: TextField, inputType: string, data: string | null): void {
  field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType, data }));
}
