import "server-only";
import type { EnvironmentFault } from "./environment-faults";
import { type Environment, readEnvironment } from "./environment-reading";
import { oncePerProcess } from "./once-per-process";

export type { Environment } from "./environment-reading";

/** Thrown when the product cannot start as it is configured; the message lists every fault. */
export class EnvironmentError extends Error {
  readonly faults: readonly EnvironmentFault[];

  constructor(faults: readonly EnvironmentFault[]) {
    const lines = faults.map(({ variable, sentence }) => `  ${variable} ${sentence}`);
    super(["The environment is not complete or not safe:", ...lines].join("\n"));
    this.name = "EnvironmentError";
    this.faults = faults;
  }
}

/** The checked environment, read from `process.env` at first use. Throws EnvironmentError. */
export function environment(): Environment {
  return oncePerProcess("environment", readOrThrow);
}

function readOrThrow(): Environment {
  const reading = readEnvironment(process.env);
  if (!reading.ok) throw new EnvironmentError(reading.faults);
  return reading.environment;
}
