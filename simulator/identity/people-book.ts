import { type Person, people } from "./people";

export interface KnownPerson extends Person {
  /** Nobody signs in with a disabled account, and its sessions at the provider are over. */
  isDisabled: boolean;
}

/** What a test may change about a person: all but who they are. */
export type PersonChange = Partial<Pick<KnownPerson, "name" | "email" | "groups" | "isDisabled">>;

/** The company's directory for one run of the provider: it begins as in `people.ts`, and tests change it. */
export class PeopleBook {
  private readonly known = new Map<string, KnownPerson>(
    people.map((person) => [person.subject, { ...person, isDisabled: false }]),
  );

  all(): readonly KnownPerson[] {
    return [...this.known.values()];
  }

  /** Whoever may sign in under this subject. */
  find(subject: string): KnownPerson | undefined {
    const person = this.known.get(subject);
    return person?.isDisabled ? undefined : person;
  }

  /** Undefined when nobody has this subject. */
  change(subject: string, change: PersonChange): KnownPerson | undefined {
    const person = this.known.get(subject);
    if (!person) return undefined;
    const changed = { ...person, ...change };
    this.known.set(subject, changed);
    return changed;
  }
}
