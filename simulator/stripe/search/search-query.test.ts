import { describe, expect, it } from "vitest";
import { parseSearchQuery } from "./search-query";

describe("parseSearchQuery", () => {
  it("reads clauses side by side as AND", () => {
    expect(parseSearchQuery(`email:"amy@example.test" created>=1790000000`)).toEqual({
      connector: "and",
      clauses: [
        { negated: false, field: "email", metadataKey: null, operator: ":", value: "amy@example.test" },
        { negated: false, field: "created", metadataKey: null, operator: ">=", value: "1790000000" },
      ],
    });
  });

  it("reads OR, negation, parts and both kinds of quotes", () => {
    const { connector, clauses } = parseSearchQuery(`-currency:'usd' or name~"O\\"Neil \\\\ Søn"`);
    expect(connector).toBe("or");
    expect(clauses).toMatchObject([
      { negated: true, field: "currency", value: "usd" },
      { negated: false, field: "name", operator: "~", value: `O"Neil \\ Søn` },
    ]);
  });

  it("reads metadata keys and null", () => {
    expect(parseSearchQuery(`metadata["order id"]:"7" refunded:null`).clauses).toMatchObject([
      { field: "metadata", metadataKey: "order id", value: "7" },
      { field: "refunded", value: null },
    ]);
  });

  it.each([
    ["", "empty"],
    [`name:"a" AND name:"b" OR name:"c"`, "cannot be mixed"],
    [`name`, "Expected an operator"],
    [`name:`, "Expected a value"],
    [`name:jenny`, "must stand in quotes"],
    [`metadata:"x"`, "after metadata"],
    [`name:"open`, "Expected a value"],
    [Array.from({ length: 11 }, () => "amount:1").join(" "), "At most 10"],
  ])("refuses %s", (query, why) => {
    expect(() => parseSearchQuery(query)).toThrow(why);
  });
});
