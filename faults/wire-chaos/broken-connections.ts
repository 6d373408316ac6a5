import type { Misbehaviour } from "./misbehaviour";
import { headOf, rawAnswer } from "./raw-answer";

const never = new Promise<never>(() => undefined);

/** Nothing was executed. */
export const brokenBefore = {
  "reset before": async ({ socket }) => void socket.resetAndDestroy(),
  "closed before": async ({ socket }) => void socket.end(),
  "silence before": () => never,
} as const satisfies Record<string, Misbehaviour>;

/** Stripe executed the request; its answer is lost, or only a part of it comes. */
export const brokenAfter = {
  "reset after": async ({ socket, forward }) => {
    await forward();
    socket.resetAndDestroy();
  },
  "closed after": async ({ socket, forward }) => {
    await forward();
    socket.end();
  },
  "half a header": async ({ socket, forward }) => {
    const head = headOf(await forward());
    socket.end(head.slice(0, head.length / 2));
  },
  "a header alone": async ({ socket, forward }) => {
    socket.end(headOf(await forward()));
  },
  "half a body": async ({ socket, forward }) => {
    const text = rawAnswer(await forward());
    socket.end(text.slice(0, text.length - 60));
  },
  "half a body, then silence": async ({ socket, forward }) => {
    const text = rawAnswer(await forward());
    socket.write(text.slice(0, text.length - 60));
    await never;
  },
  "silence after": async ({ forward }) => {
    await forward();
    await never;
  },
  "a byte a second": async ({ socket, forward }) => {
    for (const letter of rawAnswer(await forward())) {
      if (socket.destroyed) return;
      socket.write(letter);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  },
  "a head at once, its body a byte a second": async ({ socket, forward }) => {
    const answer = await forward();
    socket.write(headOf(answer));
    for (const letter of answer.body) {
      if (socket.destroyed) return;
      socket.write(letter);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  },
} as const satisfies Record<string, Misbehaviour>;
