import "server-only";
import { setTimeout } from "node:timers/promises";
import { log } from "./log";
import { oncePerProcess } from "./once-per-process";

/** Begins to tell; comes back with how to end. `isGone`: the reader left and does not come back by itself. */
type Source = (tell: (message: unknown) => void) => Promise<(isGone: boolean) => Promise<void>>;

// A reader comes back after this life and is asked anew who it is; gateways cut silent and endless answers too.
const lifeMilliseconds = 60_000;
const heartbeatMilliseconds = 15_000;
const comeBackMilliseconds = 500;

const streamHeaders = {
  "content-type": "text/event-stream; charset=utf-8",
  // A gateway, or the server itself, that compresses would hold the messages back.
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
};

/** Server-sent events until the reader leaves, a minute is over, or `endsAt`. */
export function eventStream(source: Source, endsAt: Date): Response {
  const leaving = new AbortController();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      if (stopping().signal.aborted) {
        controller.close();
        return;
      }
      void tellUntilEnd(controller, source, endsAt, leaving.signal).catch((error: unknown) => {
        log().error({ err: error }, "a stream of events broke off");
        controller.error(error);
      });
    },
    cancel: () => leaving.abort(),
  });
  return new Response(body, { headers: streamHeaders });
}

async function tellUntilEnd(
  controller: ReadableStreamDefaultController<Uint8Array>,
  source: Source,
  endsAt: Date,
  leaving: AbortSignal,
): Promise<void> {
  const encoder = new TextEncoder();
  const ending = AbortSignal.any([leaving, stopping().signal]);
  let isOver = false;
  const write = (text: string) => {
    if (!isOver && !ending.aborted) controller.enqueue(encoder.encode(text));
  };
  write(`retry: ${comeBackMilliseconds}\n\n`);
  const heartbeat = setInterval(() => write(":\n\n"), heartbeatMilliseconds);
  try {
    const end = await source((message) => write(`data: ${JSON.stringify(message)}\n\n`));
    const life = Math.min(lifeMilliseconds, endsAt.getTime() - Date.now());
    await setTimeout(life, undefined, { signal: ending, ref: false }).catch(() => undefined);
    isOver = true;
    await end(leaving.aborted);
  } finally {
    clearInterval(heartbeat);
  }
  if (!leaving.aborted) controller.close();
}

function stopping(): AbortController {
  return oncePerProcess("event-streams-stopping", () => new AbortController());
}

/** For the end of the process, which would wait for every reader otherwise. */
export function endEventStreams(): void {
  stopping().abort();
}
