const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long something has been waiting, in its largest whole unit. */
export function ageInWords(since: Date, now: Date): string {
  const age = Math.max(0, now.getTime() - since.getTime());
  if (age < minute) return "less than a minute";
  if (age < hour) return counted(age / minute, "minute");
  return age < day ? counted(age / hour, "hour") : counted(age / day, "day");
}

function counted(amount: number, unit: string): string {
  const whole = Math.floor(amount);
  return `${whole} ${unit}${whole === 1 ? "" : "s"}`;
}
