import { describe, expect, it } from "vitest";
import { readSettings } from "./read-settings";

describe("the options of the faults", () => {
  it("play every layer when none is given", () => {
    const layers = ["a", "b", "planted", "d", "c", "e", "f", "g", "h"];
    expect(readSettings([])).toMatchObject({ layers, seed: null, report: null });
  });

  it("replay one run by its name", () => {
    expect(readSettings(["--layer", "b", "--seed", "lost-answer:17"])).toMatchObject({
      layers: ["b"],
      seed: "lost-answer:17",
    });
  });

  it.each([[["--speed", "3"]], [["--seeds"]], [["--seeds", "0"]], [["--layer", "z"]]])(
    "are refused when nobody knows them: %j",
    (words) => {
      expect(() => readSettings(words)).toThrow();
    },
  );
});
