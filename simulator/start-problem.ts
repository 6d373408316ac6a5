/** Something the person at the keyboard can mend; the message is one sentence for them. */
export class StartProblem extends Error {
  override name = "StartProblem";
}
