import { useEffect, useRef } from "react";
import { Notice } from "@/components/ui/notice";

/** No answer is not a no: the refund may have been made, and sending the same form again cannot make a second. */
export function LostNotice({ address }: { address: string }) {
  const heading = useRef<HTMLOutputElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Notice tone="caution">
      <output ref={heading} tabIndex={-1} className="block font-medium">
        The answer did not arrive. Asking what happened…
      </output>
      <p>
        If the refund was asked for, it appears under “What went back”; you can also{" "}
        <a href={address} target="_blank" rel="noreferrer">
          look at the payment in a new tab
        </a>
        . What you typed is still here, and this form stands for one refund however often it is sent: sending
        it once more shows its result.
      </p>
    </Notice>
  );
}
