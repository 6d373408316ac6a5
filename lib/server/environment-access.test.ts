import { expect, it } from "vitest";
import { readAccessContact } from "./environment-access";
import { FaultList } from "./environment-faults";

it.each<[string | undefined, string | null]>([
  [undefined, null],
  [" ", null],
  [" IT help desk ", "IT help desk"],
  ["x".repeat(120), "x".repeat(120)],
])("whom to ask is read from %j", (value, contact) => {
  const faults = new FaultList();
  expect(readAccessContact({ ACCESS_CONTACT: value }, faults)).toBe(contact);
  expect(faults.all).toEqual([]);
});

it.each(["x".repeat(121), "help\ndesk", "\u202ehelp"])("it cannot be %j", (value) => {
  const faults = new FaultList();
  expect(readAccessContact({ ACCESS_CONTACT: value }, faults)).toBeNull();
  expect(faults.all).toMatchObject([{ variable: "ACCESS_CONTACT" }]);
});
