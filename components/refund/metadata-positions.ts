/**
 * Where the filled metadata rows of a form stand among the shown ones. Empty rows are not sent as rows, so a
 * message about the second row that was read can belong to the third one on the page.
 */
export function filledRowPositions(form: FormData): number[] {
  const positions: number[] = [];
  for (let position = 0; form.has(`metadata.${position}.key`); position += 1) {
    const cells = ["key", "value"].map((cell) => form.get(`metadata.${position}.${cell}`));
    if (cells.some((cell) => cell !== "")) positions.push(position);
  }
  return positions;
}
