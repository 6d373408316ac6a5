import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aTypedRefund } from "@/lib/core/test-builders";
import { emptyTypedRefund, readTypedRefund } from "./typed-refund";

function formOf(fields: readonly (readonly [string, string | Blob])[]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) {
    if (typeof value === "string") form.append(name, value);
    else form.append(name, value);
  }
  return form;
}

const {
  metadata: _rows,
  reverseTransfer: _transfer,
  refundApplicationFee: _fee,
  byPaymentIntent: _intent,
  ...texts
} = aTypedRefund();
const whole = Object.entries(texts);
const textNames = whole.map(([name]) => name);

const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => [`metadata.${index}.key`, `k${index}`] as const);

describe("a posted form", () => {
  it("is read field by field", () => {
    const names = ["reverseTransfer", "refundApplicationFee", "byPaymentIntent"];
    const switches = names.map((name) => [name, "on"] as const);
    expect(readTypedRefund(formOf([...whole, ...switches]))).toEqual(
      aTypedRefund({ reverseTransfer: true, refundApplicationFee: true, byPaymentIntent: true }),
    );
  });

  it("without anything is an empty one", () => {
    expect(readTypedRefund(new FormData())).toEqual(emptyTypedRefund);
  });

  it.each([...textNames, "reverseTransfer", "byPaymentIntent", "metadata.0.key", "metadata.59.value"])(
    "with %s twice, or as a file, is none of ours",
    (name) => {
      expect(
        readTypedRefund(
          formOf([
            [name, "a"],
            [name, "a"],
          ]),
        ),
      ).toBeNull();
      expect(readTypedRefund(formOf([[name, new Blob(["a"])]]))).toBeNull();
    },
  );

  it.each([undefined, null, "amount=20", 7, [], {}, { amount: "20" }, new Map([["amount", "20"]])])(
    "is not taken from %j, which is none",
    (posted) => {
      expect(readTypedRefund(posted)).toBeNull();
    },
  );

  it("sets nothing but the known fields, whatever else is posted", () => {
    const extra = [
      "state",
      "requesterSubject",
      "amountMinor",
      "__proto__",
      "constructor",
      "$ACTION_ID_1",
      "metadata",
    ];
    const form = formOf([...whole, ...extra.map((name) => [name, "on"] as const)]);
    expect(readTypedRefund(form)).toEqual(aTypedRefund());
  });

  it("switches on only by what a checked box sends", () => {
    for (const value of ["true", "1", "ON", "off", ""]) {
      expect(readTypedRefund(formOf([["reverseTransfer", value]]))?.reverseTransfer).toBe(false);
    }
  });

  it("writes line breaks as they were typed, not as they travel", () => {
    expect(readTypedRefund(formOf([["note", "one\r\ntwo\nthree"]]))?.note).toBe("one\ntwo\nthree");
  });

  it("keeps every character of the texts but that, so that nothing typed is lost", () => {
    const text = fc.string({ unit: "binary" }).filter((one) => !one.includes("\r"));
    fc.assert(
      fc.property(fc.constantFrom(...textNames), text, (name, value) => {
        expect(readTypedRefund(formOf([[name, value]]))).toEqual({ ...emptyTypedRefund, [name]: value });
      }),
    );
  });
});

describe("metadata rows", () => {
  it("come in order, without those that are empty", () => {
    const form = formOf([
      ["metadata.2.key", "colour"],
      ["metadata.2.value", "blue"],
      ["metadata.1.key", ""],
      ["metadata.1.value", ""],
      ["metadata.0.value", "only a value"],
    ]);
    expect(readTypedRefund(form)?.metadata).toEqual([
      { key: "", value: "only a value" },
      { key: "colour", value: "blue" },
    ]);
  });

  it("are read up to more than Stripe could take", () => {
    expect(readTypedRefund(formOf(rowsOf(60)))?.metadata).toHaveLength(60);
    expect(readTypedRefund(formOf(rowsOf(500)))?.metadata).toHaveLength(60);
  });

  it("may have a hostile name without changing anything else", () => {
    const form = formOf([
      ["metadata.0.key", "__proto__"],
      ["metadata.0.value", "polluted"],
    ]);
    const typed = readTypedRefund(form);
    expect(typed?.metadata).toEqual([{ key: "__proto__", value: "polluted" }]);
    expect(Object.getPrototypeOf(typed)).toBe(Object.prototype);
  });
});
