import { inspect } from "node:util";
import { DrizzleQueryError } from "drizzle-orm";
import { expect, it } from "vitest";
import { hideParameters } from "./hide-parameters";

it("an error of the database prints no value, alone or as a cause, and keeps Next's digest", () => {
  hideParameters();
  const refused = Object.assign(new Error("broken", { cause: "canary" }), {
    detail: "canary",
    code: "22P02",
  });
  const error = Object.assign(new DrizzleQueryError("select $1", ["canary"], refused), { digest: "4711" });
  const printed = inspect(error) + inspect(new Error("a page failed", { cause: error }));
  expect(printed).toContain("QueryError: broken, in: select $1");
  expect(printed).toContain("code 22P02");
  expect(printed).toContain("digest 4711");
  expect(printed).not.toContain("canary");
});
