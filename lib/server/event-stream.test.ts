import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { endEventStreams, eventStream } from "./event-stream";

// Node's promised timers are its own; the stream's life is told apart by what it does with them.
vi.mock("node:timers/promises", () => ({
  setTimeout: (milliseconds: number, value: unknown, { signal }: { signal: AbortSignal }) =>
    new Promise((resolve, reject) => {
      setTimeout(() => resolve(value), milliseconds);
      signal.addEventListener("abort", () => reject(new Error("aborted")));
    }),
}));

const minute = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A stream whose session ends so much later, what is told into it, and how its source was ended. */
function open(endsInMilliseconds: number) {
  const ended = vi.fn(async () => {});
  let tell: ((message: unknown) => void) | undefined;
  const response = eventStream(
    async (told) => {
      tell = told;
      return ended;
    },
    new Date(Date.now() + endsInMilliseconds),
  );
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) throw new Error("the answer has no body");
  return { response, reader, ended, tell: (message: unknown) => tell?.(message) };
}

describe("a stream of events", () => {
  it("passes through gateways as it comes, and is kept by nobody", () => {
    const { headers } = open(minute).response;
    expect(headers.get("content-type")).toContain("text/event-stream");
    expect(headers.get("cache-control")).toBe("no-store, no-transform");
    expect(headers.get("x-accel-buffering")).toBe("no");
  });

  it("tells each message as one event, and beats while there is none", async () => {
    const { reader, tell } = open(minute);
    expect(await reader.read()).toMatchObject({ value: "retry: 500\n\n" });
    await vi.advanceTimersByTimeAsync(0);
    tell({ text: "two\nlines" });
    expect(await reader.read()).toMatchObject({ value: `data: {"text":"two\\nlines"}\n\n` });
    await vi.advanceTimersByTimeAsync(16_000);
    expect(await reader.read()).toMatchObject({ value: ":\n\n" });
  });

  it.each([
    ["after a minute, so that the reader comes back and is asked anew who it is", 10 * minute, minute],
    ["with the session", 20_000, 20_000],
  ])("ends %s", async (_title, sessionMilliseconds, lifeMilliseconds) => {
    const { reader, ended, tell } = open(sessionMilliseconds);
    await vi.advanceTimersByTimeAsync(lifeMilliseconds - 1);
    expect(ended).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2);
    expect(ended).toHaveBeenCalledExactlyOnceWith(false);
    tell("too late");
    const rest: string[] = [];
    for (let part = await reader.read(); !part.done; part = await reader.read()) rest.push(part.value);
    expect(rest.join("")).not.toContain("too late");
  });

  it("ends its source when the reader leaves", async () => {
    const { reader, ended } = open(minute);
    await vi.advanceTimersByTimeAsync(0);
    await reader.cancel();
    await vi.advanceTimersByTimeAsync(0);
    expect(ended).toHaveBeenCalledExactlyOnceWith(true);
  });

  // The last one: from here on this process is ending.
  it("ends as soon as the server is asked to end, and none begins from then on", async () => {
    const { reader, ended } = open(minute);
    await vi.advanceTimersByTimeAsync(0);
    endEventStreams();
    await vi.advanceTimersByTimeAsync(0);
    expect(ended).toHaveBeenCalledExactlyOnceWith(false);
    expect(await reader.read()).toMatchObject({ value: "retry: 500\n\n" });
    expect(await reader.read()).toMatchObject({ done: true });
    expect(await open(minute).reader.read()).toMatchObject({ done: true });
  });
});
