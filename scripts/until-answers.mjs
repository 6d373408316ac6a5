import { setTimeout as pause } from "node:timers/promises";
import { Stop } from "./stop.mjs";

const pauseMs = 100;

/**
 * Waits until a server gives an answer that is not a server error. Throws Stop after `timeoutSeconds`.
 * @param {string} name @param {string} url @param {number} timeoutSeconds
 */
export async function untilAnswers(name, url, timeoutSeconds) {
  const deadline = Date.now() + timeoutSeconds * 1000;
  while (!(await answers(url))) {
    if (Date.now() > deadline)
      throw new Stop(`${name} gave no good answer at ${url} within ${timeoutSeconds} s.`);
    await pause(pauseMs);
  }
}

async function answers(url) {
  try {
    const answer = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(30_000) });
    await answer.arrayBuffer();
    return answer.status < 500;
  } catch {
    return false;
  }
}
