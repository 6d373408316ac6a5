import "server-only";
/** One thing wrong with one variable. The sentence never repeats a value that could be a secret. */
export type EnvironmentFault = { readonly variable: string; readonly sentence: string };

export type Variables = Readonly<Record<string, string | undefined>>;

/** Collects every fault of a reading, so that an administrator mends them in one go. */
export class FaultList {
  readonly #faults: EnvironmentFault[] = [];

  /** Returns null, the value of a variable that could not be read. */
  add(variable: string, sentence: string): null {
    this.#faults.push({ variable, sentence });
    return null;
  }

  get all(): readonly EnvironmentFault[] {
    return this.#faults;
  }
}

/** The trimmed value; a variable set to nothing counts as unset, which is what compose files produce. */
export function valueOf(variables: Variables, name: string): string | null {
  return variables[name]?.trim() || null;
}

export function requiredValue(variables: Variables, name: string, faults: FaultList): string | null {
  return valueOf(variables, name) ?? faults.add(name, "is not set.");
}
