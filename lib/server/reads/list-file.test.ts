import { expect, it } from "vitest";
import { piecesOf, rowsPerPiece } from "./list-file";

async function collect(rows: readonly number[]) {
  const asked: (number | null)[] = [];
  const next = async (last: number | null) => {
    asked.push(last);
    const from = last === null ? 0 : rows.indexOf(last) + 1;
    return rows.slice(from, from + rowsPerPiece);
  };
  let text = "";
  for await (const piece of piecesOf("head\n", next, (row) => `${row}\n`)) text += piece;
  return { lines: text.trimEnd().split("\n"), asked };
}

it.each([0, 1, rowsPerPiece - 1, rowsPerPiece, rowsPerPiece + 1, 3 * rowsPerPiece])(
  "%i rows come once each, in their order",
  async (count) => {
    const rows = Array.from({ length: count }, (_, index) => index + 7);
    const { lines, asked } = await collect(rows);
    expect(lines).toEqual(["head", ...rows.map(String)]);
    expect(new Set(asked).size).toBe(asked.length);
  },
);

it("reads no further than somebody takes", async () => {
  let pages = 0;
  const next = async () => {
    pages += 1;
    return Array.from({ length: rowsPerPiece }, (_, index) => index);
  };
  const pieces = piecesOf("head\n", next, String);
  await pieces.next();
  await pieces.next();
  await pieces.return(undefined);
  expect(pages).toBe(1);
});
