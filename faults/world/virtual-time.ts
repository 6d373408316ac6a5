import { AsyncResource } from "node:async_hooks";
import type { Random } from "./random";

type Timer = { readonly atMilliseconds: number; readonly number: number; readonly run: () => void };

const real = { now: Date.now, setTimeout, clearTimeout, random: Math.random };

/**
 * Time that moves only when told to. While it rules, `Date.now`, `setTimeout` and `Math.random` are its own,
 * so that also the SDK, the simulator and the database inside the process live in it.
 */
export class VirtualTime {
  private current: number;
  private timers: Timer[] = [];
  private numbers = 0;

  constructor(startMilliseconds: number) {
    this.current = startMilliseconds;
  }

  get nowMilliseconds(): number {
    return this.current;
  }

  advance(milliseconds: number): void {
    this.current += milliseconds;
  }

  advanceTo(milliseconds: number): void {
    this.current = Math.max(this.current, milliseconds);
  }

  /** When the next timer fires; infinite when none is set. */
  nextTimerAt(): number {
    return this.timers.reduce((next, { atMilliseconds }) => Math.min(next, atMilliseconds), Infinity);
  }

  /** Fires every timer that has come due, the earliest first. Returns whether there was one. */
  fireDueTimers(): boolean {
    const due = this.timers.filter(({ atMilliseconds }) => atMilliseconds <= this.current);
    if (due.length === 0) return false;
    this.timers = this.timers.filter((timer) => !due.includes(timer));
    for (const { run } of due.toSorted(byTime)) run();
    return true;
  }

  /** Puts itself in the place of real time and real chance, until the function it returns is called. */
  rule(random: Random): () => void {
    Date.now = () => this.current;
    Math.random = () => random.next();
    Object.assign(globalThis, {
      setTimeout: (work: (...facts: unknown[]) => void, milliseconds = 0, ...facts: unknown[]) =>
        this.plan(() => work(...facts), milliseconds),
      clearTimeout: (timer: unknown) => this.cancel(timer),
    });
    return giveBack;
  }

  private plan(work: () => void, milliseconds: number) {
    this.numbers += 1;
    const number = this.numbers;
    const atMilliseconds = this.current + Math.max(1, milliseconds);
    this.timers.push({ atMilliseconds, number, run: inScope(work) });
    // As much of Node's timer as callers touch.
    const timer = { number, ref: () => timer, unref: () => timer, hasRef: () => false };
    return timer;
  }

  private cancel(timer: unknown): void {
    if (typeof timer !== "object" || timer === null || !("number" in timer)) return;
    this.timers = this.timers.filter(({ number }) => number !== timer.number);
  }
}

/** In the context of whoever set the timer; ‘AsyncResource.bind’ does the same at several times the price. */
function inScope(work: () => void): () => void {
  const scope = new AsyncResource("timer");
  return () => scope.runInAsyncScope(work);
}

function giveBack(): void {
  Date.now = real.now;
  Math.random = real.random;
  Object.assign(globalThis, { setTimeout: real.setTimeout, clearTimeout: real.clearTimeout });
}

function byTime(left: Timer, right: Timer): number {
  return left.atMilliseconds - right.atMilliseconds || left.number - right.number;
}
