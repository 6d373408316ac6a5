import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readCheckpoints } from "./read-checkpoints.mjs";
import { readLines } from "./read-lines.mjs";
import {
  privateKey,
  publicKey,
  type SampleRow,
  sampleChain,
  sampleCheckpoint,
  sampleExport,
  signedAt,
} from "./sample-chain";
import { verifyExport } from "./verify-export.mjs";

const note = "Größe |\u2028";
const chain = sampleChain(20, () => note);
const witness = (seq: number) => sampleCheckpoint(chain[seq - 1], privateKey);

async function faultOf(exported: string | Buffer, checkpointLines = ""): Promise<string | null> {
  const read = await readCheckpoints(linesOf(checkpointLines), publicKey);
  if (typeof read === "string") return read;
  return (await verifyExport(linesOf(exported), read.checkpoints)).fault;
}

/** In pieces of seven bytes, so that lines and letters are cut anywhere. */
function linesOf(content: string | Buffer): AsyncGenerator<string | null> {
  const bytes = Buffer.from(content);
  async function* pieces() {
    for (let start = 0; start < bytes.length; start += 7) yield bytes.subarray(start, start + 7);
  }
  return readLines(pieces());
}

function joined(lines: readonly string[]): string {
  return lines.join("\n");
}

describe("a sound export", () => {
  it("is one unbroken chain, whatever stands in its texts", async () => {
    const verdict = await verifyExport(linesOf(sampleExport(chain)), []);
    expect(verdict).toMatchObject({ fault: null, isWhole: true, rows: 20, lastSeq: 20 });
  });

  it("is sound while nothing was written yet", async () => {
    expect(await faultOf(sampleExport([]))).toBeNull();
  });

  it("is checked row by row when it was filtered, and is not called whole", async () => {
    const some = chain.filter(({ seq }) => seq % 3 === 0);
    const exported = sampleExport(some, { extent: "filtered", lastSeq: 20 });
    expect(await verifyExport(linesOf(exported), [])).toMatchObject({ fault: null, isWhole: false, rows: 6 });
    expect(await faultOf(exported.replace(note, "…"))).toContain("Line 2 (row 3) was changed");
  });
});

describe("a tampered export", () => {
  const lines = sampleExport(chain).split("\n");
  const line = (number: number) => lines[number - 1] ?? "";
  const replaced = (number: number, text: string) => joined(lines.with(number - 1, text));
  const changedRow = (seq: number, change: Partial<SampleRow>) =>
    sampleExport(chain.map((row) => (row.seq === seq ? { ...row, ...change } : row)));
  const foreign = JSON.stringify(sampleChain(8, () => "x")[7]);

  it.each([
    ["a changed fact", replaced(8, line(8).replace("Gr", "gr")), "Line 8 (row 7) was changed"],
    ["a changed number", changedRow(7, { seq: 6 }), "Line 8 (row 6) was changed"],
    ["a deleted row", joined(lines.toSpliced(7, 1)), "Line 8 (row 8) comes too early: row 7 is missing."],
    ["deleted rows", joined(lines.toSpliced(7, 3)), "(row 10) comes too early: rows 7 to 9 are missing."],
    [
      "a missing beginning",
      joined(lines.toSpliced(1, 1)),
      "Line 2 (row 2) comes too early: row 1 is missing.",
    ],
    ["swapped rows", joined(lines.with(7, line(9)).with(8, line(8))), "(row 8) comes too early: row 7 is"],
    ["a row twice", joined(lines.toSpliced(8, 0, line(8))), "Line 9 (row 7) stands out of order"],
    ["an invented row", joined(lines.toSpliced(9, 0, foreign)), "Line 10 (row 8) stands out of order"],
    ["a row of another chain", replaced(9, foreign), "Line 9 (row 8) does not follow row 7"],
    ["a column astray", changedRow(3, { actor: "https://id|eve" }), "(row 3) says another actor than"],
    ["another instant", changedRow(3, { at: signedAt }), "Line 4 (row 3) says another at than"],
    [
      "a second text",
      replaced(6, line(6).replace('"body":', '"body":"{}","body":')),
      "(row 5) is not written as",
    ],
    ["a space", replaced(6, `${line(6)} `), "Line 6 (row 5) is not written as the export writes it."],
    ["a line that is none", replaced(6, "…"), "Line 6 is not a row of an audit log."],
    [
      "a cut tail",
      joined([...lines.slice(0, 16), ""]),
      "after row 15: the first line announces rows up to 20.",
    ],
    ["no first line", joined(lines.slice(1)), "Line 1 is not the first line of an export"],
    ["nothing at all", "", "Line 1 is not the first line of an export"],
  ])("is refused for %s, and the place is named", async (_title, exported, sentence) => {
    expect(await faultOf(exported)).toContain(sentence);
  });

  it("is refused whichever byte of a row was changed, and that row is named", async () => {
    const whole = Buffer.from(sampleExport(chain.slice(0, 3)));
    const start = whole.indexOf("\n") + 1;
    const end = whole.indexOf("\n", start);
    for (let place = start; place < end; place += 1) {
      const copy = Buffer.from(whole);
      copy[place] = (copy[place] ?? 0) ^ 0x01;
      expect(await faultOf(copy)).toMatch(/^Line 2 /);
    }
  });
});

it("bytes that are no text are refused where a lenient reader would see the same text", async () => {
  const [before = "", after = ""] = sampleExport(sampleChain(1, () => "\uFFFD")).split("\uFFFD");
  const bytes = Buffer.concat([Buffer.from(before), Buffer.from([0xff]), Buffer.from(after)]);
  expect(bytes.toString()).toBe(`${before}\uFFFD${after}`);
  expect(await faultOf(bytes)).toBe("Line 2 is not a row of an audit log.");
});

describe("a log that was written anew, hashes and all", () => {
  const forged = sampleChain(20, (seq) => (seq === 6 ? "another note" : note));

  it("looks sound without checkpoints", async () => {
    expect(await faultOf(sampleExport(forged))).toBeNull();
  });

  it("is refused at the first checkpoint after the change", async () => {
    const fault = await faultOf(sampleExport(forged), witness(5) + witness(10) + witness(15));
    expect(fault).toBe(`Line 11 (row 10) is not the row that was signed on ${signedAt}.`);
  });

  it("shows a cut tail up to the last checkpoint, and not beyond it", async () => {
    const fault = await faultOf(sampleExport(chain.slice(0, 15)), witness(5) + witness(16));
    expect(fault).toBe(`Rows are missing after row 15: on ${signedAt} the log was signed at row 16.`);
    expect(await faultOf(sampleExport(chain.slice(0, 16)), witness(5) + witness(16))).toBeNull();
  });
});

describe("a checkpoint", () => {
  it("is refused when another key signed it, and its line is named", async () => {
    const stranger = generateKeyPairSync("ed25519").privateKey;
    const fault = await faultOf(sampleExport(chain), witness(5) + sampleCheckpoint(chain[9], stranger));
    expect(fault).toBe("Line 2 of the checkpoints: the signature does not fit this public key.");
  });

  it.each([
    ["number", '"seq":5', '"seq":6'],
    ["hash", `"hash":"${chain[4]?.hash}"`, `"hash":"${chain[5]?.hash}"`],
    ["instant", signedAt, "2026-11-24T13:00:00.000Z"],
  ])("is refused when its %s was changed", async (_what, from, to) => {
    expect(await faultOf(sampleExport(chain), witness(5).replace(from, to))).toContain(
      "Line 1 of the checkp",
    );
  });
});
