import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/**
 * Asks for the connected account of what our own account does not know. Without a text it asks the page that it stands
 * on once more: a form without an action goes to its own address.
 */
export function AccountForm({ text }: { text: string | null }) {
  return (
    <form method="get" action={text === null ? undefined : "/"} className="max-w-form space-y-2">
      {text !== null && <input type="hidden" name="q" value={text} />}
      <Field
        id="connected-account"
        label="On a connected account?"
        hint="Its number in Stripe, beginning with acct_"
      >
        {(ties) => (
          <div className="flex items-end gap-2">
            <Input
              {...ties}
              name="account"
              required
              pattern="acct_\w+"
              placeholder="acct_…"
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              maxLength={80}
            />
            <Button tone="plain" type="submit">
              <span className="whitespace-nowrap">Look there</span>
            </Button>
          </div>
        )}
      </Field>
    </form>
  );
}
