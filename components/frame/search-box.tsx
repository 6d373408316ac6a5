import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

/** The one box that finds a payment. It asks by address, so a search can be linked to and works without script. */
export function SearchBox(props: { text: string; hasKey: boolean; className: string }) {
  const { text, hasKey, className } = props;
  return (
    <search className={className}>
      <form action="/" method="get" className="flex items-end gap-2">
        <div className="min-w-0 grow">
          <label htmlFor="find-payment" className="sr-only">
            Find a payment
          </label>
          <Input
            id="find-payment"
            name="q"
            type="search"
            defaultValue={text}
            placeholder="Id, link, e-mail, last four, words"
            aria-keyshortcuts={hasKey ? "/" : undefined}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={500}
          />
        </div>
        <Button tone="plain" type="submit">
          Find
        </Button>
      </form>
    </search>
  );
}
