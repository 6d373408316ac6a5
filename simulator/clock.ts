/** A piece of work that the simulated world does by itself at a later moment. */
interface PlannedStep {
  atMilliseconds: number;
  run: () => void;
}

const LONGEST_TIMER_MILLISECONDS = 2 ** 31 - 1;

/**
 * The simulator's own clock: real time plus whatever it was moved forward by.
 *
 * Planned steps run in order of their moment, and see that moment as `now`, also when the clock jumps.
 */
export class Clock {
  private offsetMilliseconds = 0;
  private frozenAtMilliseconds: number | null = null;
  private steps: PlannedStep[] = [];
  private timer: NodeJS.Timeout | null = null;

  nowMilliseconds(): number {
    return this.frozenAtMilliseconds ?? Date.now() + this.offsetMilliseconds;
  }

  /** Whole seconds since 1970, as Stripe writes instants. */
  nowSeconds(): number {
    return Math.floor(this.nowMilliseconds() / 1000);
  }

  plan(afterSeconds: number, run: () => void): void {
    const atMilliseconds = this.nowMilliseconds() + afterSeconds * 1000;
    let position = this.steps.length;
    while (position > 0 && (this.steps[position - 1]?.atMilliseconds ?? 0) > atMilliseconds) position -= 1;
    this.steps.splice(position, 0, { atMilliseconds, run });
    this.wakeForNextStep();
  }

  advance(seconds: number): void {
    this.offsetMilliseconds += seconds * 1000;
    this.runDueSteps();
  }

  /** Runs what has come due; a step may plan further steps, which run too when they are due. */
  runDueSteps(): void {
    const untilMilliseconds = this.nowMilliseconds();
    for (let step = this.steps[0]; step && step.atMilliseconds <= untilMilliseconds; step = this.steps[0]) {
      this.steps.shift();
      this.frozenAtMilliseconds = step.atMilliseconds;
      try {
        step.run();
      } finally {
        this.frozenAtMilliseconds = null;
      }
    }
    this.wakeForNextStep();
  }

  /** Back to real time, with nothing planned. */
  reset(): void {
    this.offsetMilliseconds = 0;
    this.steps = [];
    this.wakeForNextStep();
  }

  private wakeForNextStep(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const next = this.steps[0];
    if (!next || this.frozenAtMilliseconds !== null) return;
    const waitMilliseconds = Math.max(0, next.atMilliseconds - this.nowMilliseconds());
    this.timer = setTimeout(() => this.runDueSteps(), Math.min(waitMilliseconds, LONGEST_TIMER_MILLISECONDS));
    this.timer.unref();
  }
}
