/** A switch of a form with its words beside it. */
export function CheckBox(props: { name: string; text: string; isOn: boolean }) {
  return (
    <label className="flex min-h-target items-center gap-2">
      <input
        type="checkbox"
        name={props.name}
        defaultChecked={props.isOn}
        className="size-4 shrink-0 accent-accent"
      />
      {props.text}
    </label>
  );
}
