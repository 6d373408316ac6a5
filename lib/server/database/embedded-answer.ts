import "server-only";
import { messages, protocol } from "@electric-sql/pglite";

/** What came back for one question: rows as texts, and the tag of the last statement, such as `COMMIT`. */
export type EmbeddedAnswer = {
  readonly rows: readonly (readonly (string | null)[])[];
  readonly tag: string;
};

const headBytes = 5;
const dataRow = 0x44;
const commandComplete = 0x43;
const errorResponse = 0x45;

/** Reads the bytes of Postgres's protocol, as far as it is asked for here. @throws DatabaseError for an error in them. */
export function readAnswer(answer: Uint8Array): EmbeddedAnswer {
  const bytes = Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength);
  const rows: (string | null)[][] = [];
  let tag = "";
  for (let at = 0; at < bytes.length; ) {
    const end = at + 1 + bytes.readUInt32BE(at + 1);
    const kind = bytes[at];
    if (kind === errorResponse) throw errorIn(bytes.subarray(at, end));
    if (kind === dataRow) rows.push(fieldsIn(bytes, at + headBytes));
    if (kind === commandComplete) tag = bytes.toString("latin1", at + headBytes, end - 1);
    at = end;
  }
  return { rows, tag };
}

function fieldsIn(bytes: Buffer, from: number): (string | null)[] {
  const count = bytes.readUInt16BE(from);
  const fields: (string | null)[] = [];
  let at = from + 2;
  for (let index = 0; index < count; index += 1) {
    const length = bytes.readInt32BE(at);
    at += 4;
    if (length < 0) fields.push(null);
    else {
      fields.push(bytes.toString("utf8", at, at + length));
      at += length;
    }
  }
  return fields;
}

function errorIn(message: Uint8Array): Error {
  const errors: Error[] = [];
  new protocol.Parser().parse(message, (one) => {
    if (one instanceof messages.DatabaseError) errors.push(one);
  });
  return errors[0] ?? new Error("the engine answered with an error that cannot be read");
}
