import { useState } from "react";

/** The newest value that was not null: what the page once knew stays while an answer is awaited or missing. */
export function useKept<Value>(value: Value | null): Value | null {
  const [kept, setKept] = useState(value);
  if (value !== null && value !== kept) setKept(value);
  return value ?? kept;
}
