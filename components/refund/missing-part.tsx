/** Stands where a part of the page could not be fetched. */
export function MissingPart() {
  return (
    <output className="block text-bad">This part could not be fetched. What you typed stays here.</output>
  );
}
