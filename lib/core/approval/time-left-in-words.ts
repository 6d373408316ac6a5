const minuteMilliseconds = 60_000;

/** How long until then, such as “71 hours” or “12 minutes”; “a moment” once it is over. */
export function timeLeftInWords(until: Date, now: Date): string {
  const minutes = Math.floor((until.getTime() - now.getTime()) / minuteMilliseconds);
  if (minutes < 1) return "a moment";
  if (minutes < 120) return minutes === 1 ? "1 minute" : `${minutes} minutes`;
  return `${Math.floor(minutes / 60)} hours`;
}
