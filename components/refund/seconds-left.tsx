"use client";

import { useEffect, useState } from "react";

/** How long a refund is still held back, counted down while somebody looks; without scripts, until when. */
export function SecondsLeft({ until }: { until: string }) {
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    const count = () => setLeft(Math.max(0, Math.ceil((Date.parse(until) - Date.now()) / 1_000)));
    count();
    const timer = setInterval(count, 1_000);
    return () => clearInterval(timer);
  }, [until]);
  return (
    <p role="timer" aria-live="off" className="text-figure font-semibold tabular-nums">
      {left === null ? `Until ${until.slice(11, 19)} UTC` : textOf(left)}
    </p>
  );
}

function textOf(seconds: number): string {
  if (seconds === 0) return "Being sent";
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")} left to undo`;
}
