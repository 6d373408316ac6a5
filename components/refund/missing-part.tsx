/** Stands where a part of the page could not be fetched. */
export function MissingPart() {
  return (
    <output className="block text-bad">
      This could not be fetched. What you typed stays here; look at the payment in a new tab.
    </output>
  );
}
