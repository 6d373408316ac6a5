"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const pauseMilliseconds = 3000;

/**
 * Asks for the page's figures again every few seconds while it is shown; what is typed stays. It asks for the
 * session first: a refresh that meets no server, or no session, would leave the page and lose the form.
 */
export function LiveRefresh() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState !== "visible") return;
      void canRefresh().then((can) => can && router.refresh());
    }, pauseMilliseconds);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}

async function canRefresh(): Promise<boolean> {
  const answer = await fetch("/session", { redirect: "manual", cache: "no-store" }).catch(() => null);
  return answer?.ok === true;
}
