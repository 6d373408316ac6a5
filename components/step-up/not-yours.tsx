import { Notice } from "@/components/ui/notice";

/** For whoever came back from the company's sign-in as somebody else than the author; `name` is who is signed in now. */
export function NotYours({ name }: { name: string }) {
  return (
    <div className="max-w-form space-y-4">
      <h1>Confirm a refund</h1>
      <div role="alert">
        <Notice tone="bad">
          <p>
            <strong className="font-semibold">Not confirmed.</strong> Somebody else signed in. Whoever asked
            for the refund has to confirm it, and nothing was sent.
          </p>
        </Notice>
      </div>
      <p>
        You are signed in as <bdi>{name}</bdi> now, here and in the tab with the form. If you asked for the
        refund under another name, sign out here, sign in as yourself, and send the form again: what you typed
        still stands there.
      </p>
    </div>
  );
}
