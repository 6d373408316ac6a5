import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvLine } from "./csv";

const risky = ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠"];
const riskyText = fc
  .tuple(fc.constantFrom(...risky), fc.string({ unit: "grapheme" }))
  .map((two) => two.join(""));
const cells = fc.array(fc.oneof(riskyText, fc.string({ unit: "binary" })), { minLength: 1, maxLength: 8 });

/** A reader by the letter of RFC 4180, for files in which every field is quoted. */
function readLine(line: string): string[] {
  if (!/^"(?:[^"]|"")*"(?:,"(?:[^"]|"")*")*\r\n$/.test(line)) throw new Error("not RFC 4180");
  return [...line.matchAll(/"((?:[^"]|"")*)"[,\r]/g)].map(([, text]) => (text ?? "").replaceAll('""', '"'));
}

describe("a line of CSV", () => {
  it("quotes every field and ends with CR and LF", () => {
    expect(csvLine(["1", 'a "b", c', ""])).toBe('"1","a ""b"", c",""\r\n');
  });

  it.each(risky)("never lets a cell begin with %j", (start) => {
    expect(readLine(csvLine([`${start}1+1`]))).toEqual([`'${start}1+1`]);
  });

  it("is read as the same cells, but for a single quote in front of what could be a formula", () => {
    fc.assert(
      fc.property(cells, (texts) => {
        const read = readLine(csvLine(texts));
        expect(read.map((cell, index) => cell === texts[index] || cell === `'${texts[index]}`)).toEqual(
          texts.map(() => true),
        );
        expect(read.filter((cell) => risky.includes(cell.slice(0, 1)))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it("leaves text alone that only holds such a sign further on", () => {
    expect(csvLine(["a=b", "'=1", "−5"])).toBe('"a=b","\'=1","−5"\r\n');
  });
});
