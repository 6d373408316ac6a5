/** Something that matters before this charge is refunded. `blocks` means that no refund is possible now. */
export type Obstacle = {
  readonly kind: string;
  readonly weight: "blocks" | "warns" | "informs";
  /** What is so. */
  readonly sentence: string;
  /** What to do about it. */
  readonly advice: string;
  /** Where in the console it is dealt with, if it is. */
  readonly link?: { readonly href: string; readonly text: string };
};
