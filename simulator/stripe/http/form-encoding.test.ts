import { describe, expect, it } from "vitest";
import { decodeForm, valuesOf } from "./form-encoding";

describe("decodeForm", () => {
  it("nests brackets and decodes plus and percent signs", () => {
    expect(decodeForm("amount=1&metadata[ticket%20id]=A+B%26C&a[b][c]=d")).toEqual({
      amount: "1",
      metadata: { "ticket id": "A B&C" },
      a: { b: { c: "d" } },
    });
  });

  it("reads both ways to write a list in the order given", () => {
    const { numbered, open } = decodeForm("numbered[0]=x&numbered[1]=y&open[]=p&open[]=q");
    expect(valuesOf(numbered ?? "")).toEqual(["x", "y"]);
    expect(valuesOf(open ?? "")).toEqual(["p", "q"]);
  });

  it("leaves brackets that do not pair up in the name", () => {
    expect(decodeForm("m[x[y]]=1&n[x]]=2&o[a][b]]=3&p[x=4&[q]=5")).toEqual({
      m: { "x[y]": "1" },
      n: { "x]": "2" },
      o: { "a][b]": "3" },
      "p[x": "4",
      "[q]": "5",
    });
  });

  it("keeps a name like __proto__ an ordinary name", () => {
    expect(Object.keys(decodeForm("__proto__[polluted]=yes"))).toEqual(["__proto__"]);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });
});
