/** As much as the search box takes. */
const charactersMax = 500;

/** Goes to what is found for a text that was pasted outside every field. */
export function lookUp(pasted: string): void {
  const q = pasted.trim().slice(0, charactersMax);
  if (q !== "") location.assign(`/?${new URLSearchParams({ q })}`);
}
