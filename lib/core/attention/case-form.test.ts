import { describe, expect, it } from "vitest";
import { ageInWords } from "./age-in-words";
import { attentionAddress, readAttentionFilter } from "./attention-filter";
import { actSchemas, readActKind, readTypedAct, toActMessages } from "./case-form";

const seen = { caseId: `ac_${"0".repeat(32)}`, version: "0-0-0" };

function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, text] of Object.entries(fields)) form.set(name, text);
  return form;
}

describe("a form about a case", () => {
  it.each(["close", "propose", "turn_down"] as const)("wants a note to %s", (act) => {
    const typed = { ...seen, outcome: "nothing_owed", evidence: "log", note: "  \n " };
    const parsed = actSchemas[act].safeParse(typed);
    expect(toActMessages(parsed.error?.issues ?? [])).toMatchObject([{ field: "note" }]);
  });

  it("wants evidence for what takes two people", () => {
    const typed = { ...seen, outcome: "send_anew", evidence: "", note: "n" };
    const parsed = actSchemas.propose.safeParse(typed);
    expect(toActMessages(parsed.error?.issues ?? [])).toMatchObject([{ field: "evidence" }]);
  });

  it("wants an outcome that there is", () => {
    const parsed = actSchemas.close.safeParse({ ...seen, outcome: "forgotten", note: "n" });
    expect(toActMessages(parsed.error?.issues ?? [])).toEqual([
      { field: "outcome", text: "Choose how the case ends." },
    ]);
  });

  it.each([{ caseId: "rq_1" }, { version: "now" }, { caseId: "" }])("refuses one with %j", (change) => {
    expect(actSchemas.take.safeParse({ ...seen, ...change }).success).toBe(false);
  });

  it("is not read when a field is there twice", () => {
    const form = formOf({ ...seen, note: "one" });
    form.append("note", "two");
    expect(readTypedAct(form)).toBeNull();
  });

  it("is read as typed, with its line breaks", () => {
    expect(readTypedAct(formOf({ note: "one\r\ntwo" }))).toMatchObject({ note: "one\ntwo", caseId: "" });
  });

  it("asks for an act that there is, or for none", () => {
    expect(readActKind(formOf({ act: "confirm" }))).toBe("confirm");
    expect(readActKind(formOf({ act: "delete" }))).toBeNull();
    // The right to ask for is read from it before anybody is known, so it must bear whatever is sent.
    expect([undefined, null, "act", {}].map(readActKind)).toEqual([null, null, null, null]);
  });
});

describe("the list's address", () => {
  it.each([
    [{}, "/attention"],
    [{ whose: "mine" }, "/attention?whose=mine"],
    [{ show: "closed", kind: "outcome_unknown" }, "/attention?show=closed&kind=outcome_unknown"],
    [{ whose: ["mine", "nobody"], kind: "anything" }, "/attention"],
  ])("keeps the filters of %j that can be read", (parameters, address) => {
    expect(attentionAddress(readAttentionFilter(parameters), null)).toBe(address);
  });
});

describe("how long a case waits", () => {
  it.each([
    [0, "less than a minute"],
    [59_999, "less than a minute"],
    [60_000, "1 minute"],
    [3_600_000, "1 hour"],
    [47 * 3_600_000, "1 day"],
    [72 * 3_600_000, "3 days"],
    [-5_000, "less than a minute"],
  ])("after %i ms is %s", (milliseconds, words) => {
    expect(ageInWords(new Date(0), new Date(milliseconds))).toBe(words);
  });
});
