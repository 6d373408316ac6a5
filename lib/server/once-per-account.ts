import "server-only";
import { environment } from "./environment";
import { oncePerProcess } from "./once-per-process";

/** The same as `oncePerProcess`, for what holds anything of the account that the work at hand is for. */
export function oncePerAccount<T>(name: string, make: () => T): T {
  const { key } = environment().account;
  return oncePerProcess(key === "" ? name : `${name} of ${key}`, make);
}
