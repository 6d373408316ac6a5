import { expect, test } from "vitest";
import { filledRowPositions } from "@/components/refund/metadata-positions";
import { refusedFaults } from "@/components/refund/refused-faults";

function formOf(rows: readonly (readonly [string, string])[]): FormData {
  const form = new FormData();
  rows.forEach(([key, value], index) => {
    form.set(`metadata.${index}.key`, key);
    form.set(`metadata.${index}.value`, value);
  });
  return form;
}

test("a message stands at its field, with what helps behind it", () => {
  const faults = refusedFaults([{ field: "amount", text: "Too much.", help: "Type less." }], []);
  expect(faults.amount?.message).toBe("Too much. Type less.");
});

test("several sentences about one field are all said", () => {
  const faults = refusedFaults(
    [
      { field: "ticket", text: "Too long." },
      { field: "ticket", text: "One line only." },
    ],
    [],
  );
  expect(faults.ticket?.message).toBe("Too long. One line only.");
});

test("a message about the whole form stands at no field", () => {
  expect(refusedFaults([{ field: "form", text: "Signed out." }], [])).toEqual({});
});

test("a message about a read metadata row stands at the row on the page, past the empty ones", () => {
  const positions = filledRowPositions(
    formOf([
      ["", ""],
      ["order", "1"],
      ["", ""],
      ["", "lost"],
    ]),
  );
  expect(positions).toEqual([1, 3]);
  const message = { field: "metadata", row: 1, cell: "key", text: "Give it a name." } as const;
  const faults = refusedFaults([message], positions);
  expect(faults.metadata?.[3]?.key?.message).toBe("Give it a name.");
  expect(faults.metadata?.[1]).toBeUndefined();
});

test("each cell of each metadata row has its own message", () => {
  const faults = refusedFaults(
    [
      { field: "metadata", row: 0, cell: "key", text: "No brackets." },
      { field: "metadata", row: 0, cell: "value", text: "Too long." },
      { field: "metadata", row: 2, cell: "value", text: "Give it a value." },
    ],
    [0, 1, 2],
  );
  expect(faults.metadata?.[0]?.key?.message).toBe("No brackets.");
  expect(faults.metadata?.[0]?.value?.message).toBe("Too long.");
  expect(faults.metadata?.[2]?.key).toBeUndefined();
  expect(faults.metadata?.[2]?.value?.message).toBe("Give it a value.");
});

test("a message about all metadata stands above the rows", () => {
  const faults = refusedFaults([{ field: "metadata", text: "Too many rows." }], []);
  expect(faults.metadata?.root?.message).toBe("Too many rows.");
});
