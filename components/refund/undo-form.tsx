import { Button } from "@/components/ui/button";

export type UndoAction = (form: FormData) => Promise<never>;

/** Takes a refund back that is still held back: a button and a key, with and without client JavaScript. */
export function UndoForm({ requestId, action }: { requestId: string; action: UndoAction }) {
  return (
    <form action={action}>
      <input type="hidden" name="requestId" value={requestId} />
      <Button tone="plain" type="submit" className="undo-refund" aria-keyshortcuts="z">
        Undo this refund
      </Button>
    </form>
  );
}
