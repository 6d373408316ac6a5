import type { Point } from "@/lib/server/point";
import type { DatabaseGate } from "./database-gate";
import { Crash, type ServerProcess } from "./process";
import type { Random } from "./random";
import type { Scheduler } from "./scheduler";
import type { Tally } from "./tally";
import type { Weather } from "./weather";

const minute = 60_000;
const hour = 60 * minute;
const clockJumps = [-40 * hour, -3 * hour, -2 * minute, 2 * minute, 3 * hour, 40 * hour] as const;

/** Ends the process of this thread, and everything that it was doing. */
export type EndProcess = (process: ServerProcess) => void;

/** What befalls a process at the named points: it ends, stands still, or finds its clock changed. */
export class Breakdowns {
  private passed = 0;
  isOver = false;

  constructor(
    private readonly scheduler: Scheduler,
    private readonly random: Random,
    private readonly weather: Weather,
    private readonly tally: Tally,
    private readonly endProcess: EndProcess,
    /** For the runs that end the process at the n-th point passed, counted from 1. */
    private readonly crashAtPassing: number | null,
  ) {}

  /** How many points were passed so far. */
  get passings(): number {
    return this.passed;
  }

  /** Called at every named point of the product. @throws Crash when the process ends here. */
  async pass(point: Point, gate: Pick<DatabaseGate, "isHeldBy" | "isHeldIn">): Promise<void> {
    const thread = this.scheduler.threadOrNone();
    if (!thread?.process) return;
    const { process } = thread;
    process.assertAlive();
    this.passed += 1;
    this.tally.add("reached", point);
    if (!gate.isHeldBy(thread)) this.tally.add("reached free", point);
    if (this.crashesHere(point)) {
      this.tally.add("crash", point);
      this.scheduler.note({ thread, where: `crash at ${point}` });
      this.endProcess(process);
      throw new Crash(`${process.name} ended at ${point}`);
    }
    // A frozen holder of a lock would be cut off by the database; here it would only stop the play.
    if (!this.isOver && !gate.isHeldIn(thread)) this.freeze(process, point);
    if (!this.isOver) this.changeClock(process, point);
    await this.scheduler.pause(point);
  }

  private crashesHere(point: Point): boolean {
    if (this.crashAtPassing !== null) return this.passed === this.crashAtPassing;
    const { crashShare, crashAt } = this.weather;
    const share = point === crashAt.point ? crashShare + crashAt.share : crashShare;
    return !this.isOver && this.random.chance(share);
  }

  private freeze(process: ServerProcess, point: Point): void {
    const { freezeShare, freezeAt } = this.weather;
    const share = point === freezeAt.point ? freezeShare + freezeAt.share : freezeShare;
    if (!this.random.chance(share)) return;
    const isThere = point === freezeAt.point;
    const longest = this.random.pick([2 * minute, hour, 45 * hour, 45 * hour]);
    const span = (isThere ? freezeAt.milliseconds : undefined) ?? ([minute / 2, longest] as const);
    const milliseconds = this.random.between(...span);
    const hiddenFrom = (isThere ? freezeAt.hiddenFrom : undefined) ?? this.drawHidden();
    process.host.freeze(milliseconds, hiddenFrom === "monotonic" ? "paused" : "starved");
    // A clock that is set back by just as much hides the time from whoever trusts it alone.
    if (hiddenFrom === "wall") process.host.wallOffsetMilliseconds -= milliseconds;
    this.tally.add("freeze", point);
  }

  private drawHidden(): "wall" | "monotonic" | null {
    if (this.random.chance(0.5)) return "monotonic";
    return this.random.chance(0.3) ? "wall" : null;
  }

  private changeClock(process: ServerProcess, point: Point): void {
    if (!this.random.chance(this.weather.clockJumpShare)) return;
    const { host } = process;
    const isSetRight = host.wallOffsetMilliseconds !== 0 && this.random.chance(0.5);
    host.wallOffsetMilliseconds = isSetRight ? 0 : this.random.pick(clockJumps);
    this.tally.add("clock set", point);
  }
}
