import type { ReactNode } from "react";
import { type ChoiceName, type Chosen, choices } from "@/components/frame/choices";
import { Button } from "@/components/ui/button";

/** Posts a choice for this browser. Where the frame's script runs, it takes the choice over and the page stays. */
export function ChoiceSwitch<Name extends ChoiceName>(props: {
  name: Name;
  title: string;
  labels: Readonly<Record<Chosen<Name>, ReactNode>>;
  chosen: Chosen<Name>;
  className: string;
}) {
  const { name, title, labels, chosen, className } = props;
  const known: readonly Chosen<Name>[] = choices[name];
  return (
    <form
      action="/choices"
      method="post"
      aria-labelledby={`choose-${name}`}
      className={`flex-wrap items-center gap-1 ${className}`}
    >
      <span id={`choose-${name}`} className="mr-1 text-soft">
        {title}
      </span>
      {known.map((one) => (
        <Button
          key={one}
          tone="quiet"
          type="submit"
          name={name}
          value={one}
          aria-pressed={one === chosen}
          className="button-small aria-pressed:bg-raised aria-pressed:font-semibold aria-pressed:text-ink"
        >
          {labels[one]}
        </Button>
      ))}
    </form>
  );
}
