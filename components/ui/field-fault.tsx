/** What is wrong with a field, under it; `id` is what the field's `aria-describedby` names. */
export function FieldFault({ id, text }: { id: string; text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <p id={id} className="mt-1 text-sm text-bad">
      <span aria-hidden="true">✕ </span>
      {text}
    </p>
  );
}
