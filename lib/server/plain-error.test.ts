import { DrizzleQueryError } from "drizzle-orm";
import { expect, it } from "vitest";
import { plainError } from "./plain-error";

const query = 'insert into "requests" ("note") values ($1)';

function queryError(note: string): Error {
  const cause = Object.assign(new Error("duplicate key value violates unique constraint"), {
    code: "23505",
    detail: `Key (note)=(${note}) already exists.`,
  });
  return new DrizzleQueryError(query, [note], cause);
}

it("an error of the database is written with its cause and statement, and with no value", () => {
  const plain = plainError(queryError("Mrs. Canary\n    at home, ill"));
  expect(plain).toMatchObject({
    type: "QueryError",
    code: "23505",
    message: `duplicate key value violates unique constraint, in: ${query}`,
  });
  expect(plain.stack).toMatch(/^at .*plain-error\.test/);
  expect(JSON.stringify(plain)).not.toMatch(/Canary|home/);
});

it("an error of the database whose stack was rewritten loses the stack rather than telling a value", () => {
  const error = queryError("Mrs. Canary");
  error.message = "Failed";
  expect(JSON.stringify(plainError(error))).not.toContain("Canary");
});

it("any other error keeps message and stack, and nothing that hangs on it", () => {
  const error = Object.assign(new TypeError("broken"), { request: "canary" });
  expect(plainError(error)).toEqual({ type: "TypeError", message: "broken", stack: error.stack });
  expect(plainError("canary")).toEqual({ type: "string", message: "", stack: undefined });
});
