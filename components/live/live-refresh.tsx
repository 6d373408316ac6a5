"use client";

import { useEffect } from "react";
import { useRefresh } from "@/components/live/use-refresh";

const pauseMilliseconds = 3000;

/** Asks for a list's rows again every few seconds while it is shown; what is typed stays. */
export function LiveRefresh() {
  const refresh = useRefresh();
  useEffect(() => {
    const timer = setInterval(refresh, pauseMilliseconds);
    return () => clearInterval(timer);
  }, [refresh]);
  return null;
}
