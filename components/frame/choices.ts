/** What a person can choose for this browser alone, in any order; the first of each holds until they do. */
export const choices = {
  theme: ["system", "light", "dark"],
  keys: ["on", "off"],
} as const;

/** Each is kept in a cookie of its name; it holds nothing personal. */
export type ChoiceName = keyof typeof choices;
export type Chosen<Name extends ChoiceName> = (typeof choices)[Name][number];

export const choiceNames: readonly ChoiceName[] = ["theme", "keys"];

/** A posted or kept choice; anything unknown counts as none. */
export function chosenNamed<Name extends ChoiceName>(name: Name, text: unknown): Chosen<Name> {
  const known: readonly Chosen<Name>[] = choices[name];
  return known.find((one) => one === text) ?? choices[name][0];
}
