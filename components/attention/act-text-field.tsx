import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/input";
import type { ActMessage, TypedAct } from "@/lib/core/attention/case-form";

/** A text of a form about a case, with its fault under it. */
export function ActTextField(props: {
  id: string;
  name: "note" | "evidence";
  label: string;
  hint: string;
  typed: TypedAct;
  messages: readonly ActMessage[];
}) {
  const { id, name, messages } = props;
  const fault = messages.find(({ field }) => field === name)?.text;
  return (
    <Field id={id} label={props.label} hint={props.hint} fault={fault}>
      {(ties) => <TextArea {...ties} name={name} rows={3} required defaultValue={props.typed[name]} />}
    </Field>
  );
}
