"use client";

import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { followPage, type Told } from "@/components/live/follow-page";
import { useRefresh } from "@/components/live/use-refresh";

const retryMilliseconds = 5_000;

/**
 * Keeps an open page true: asks for it anew when its version moved, says what changed and who else is here. What
 * is typed stays. While Stripe cannot be asked (`isWaiting`) it tries again every few seconds.
 */
export function FollowedPage(props: {
  /** Where it is followed, up to the number of this showing. */
  live: string;
  version: string | null;
  /** Read out when it becomes another one; null while the page has nothing to say. */
  words: string | null;
  isWaiting: boolean;
  /** Shown once nobody is signed in any more. */
  signedOut: ReactNode;
}) {
  const { live, version, isWaiting } = props;
  const refresh = useRefresh();
  const [told, setTold] = useState<Told>({ version, others: "" });
  const asked = useRef(version);
  useEffect(() => followPage(live, setTold, refresh), [live, refresh]);
  useEffect(() => {
    const isBehind = told !== null && told.version !== version;
    if (!isBehind && !isWaiting) return;
    // Once at once; the next word about a refresh of one's own comes a moment later than that refresh.
    if (isBehind && told.version !== asked.current) refresh();
    if (told !== null) asked.current = told.version;
    const timer = setInterval(refresh, retryMilliseconds);
    return () => clearInterval(timer);
  }, [told, version, isWaiting, refresh]);
  return (
    <>
      <output className="-mt-5 block min-h-5 text-sm text-soft">
        {told === null ? props.signedOut : told.others}
      </output>
      <output ref={useNews(props.words)} className="sr-only" />
    </>
  );
}

/** Reads out what changed, unless the person is just reading the outcome of their own act. */
function useNews(words: string | null): RefObject<HTMLOutputElement | null> {
  const place = useRef<HTMLOutputElement>(null);
  const last = useRef(words);
  useEffect(() => {
    if (words === null || words === last.current) return;
    last.current = words;
    // An outcome that came along takes the focus first.
    setTimeout(() => {
      if (place.current && !document.activeElement?.closest("#outcome")) place.current.textContent = words;
    });
  }, [words]);
  return place;
}
