import "server-only";
import {
  messages,
  type PGlite,
  parse,
  protocol,
  type QueryOptions,
  type Results,
} from "@electric-sql/pglite";
import { type EmbeddedAnswer, readAnswer } from "./embedded-answer";

/** A statement that the engine has read once: it is described no second time. */
type Prepared = {
  readonly name: string;
  readonly valueTypes: readonly number[];
  /** What its rows look like; empty when it gives none. */
  readonly columns: Column[];
};
type Column = { readonly name: string; readonly dataTypeID: number };

/** Statements kept; filters make new ones, so that there is no end to them by themselves. */
const preparedMax = 500;

const { serialize } = protocol;

/**
 * The embedded engine through its own wire protocol. Its ready-made client asks it six times for one statement
 * and lets it read the statement anew each time; here it is asked once. SQL, plans and errors are the same: with
 * values that it does not know, the engine could not use an index that is only for some of the rows.
 */
export class EmbeddedEngine {
  private readonly prepared = new Map<string, Prepared>();
  /** What goes to the engine together with the next question. */
  private ahead: Uint8Array | null = null;

  constructor(private readonly client: PGlite) {
    this.exec("set plan_cache_mode = force_custom_plan");
  }

  /** @throws DatabaseError as the ready-made client does, with Postgres's code. */
  query<Line>(statement: string, values: readonly unknown[] = [], options: QueryOptions = {}): Results<Line> {
    const { name, valueTypes, columns } = this.prepared.get(statement) ?? this.prepare(statement);
    const texts = values.map((value, index) => this.textOf(value, valueTypes[index] ?? 0));
    const { rows } = this.ask([
      serialize.bind({ statement: name, values: texts }),
      serialize.execute({}),
      serialize.sync(),
    ]);
    const lines = rows.map((row) => row.map((text, index) => this.valueOf(text, columns[index], options)));
    const isList = options.rowMode === "array";
    return asResults({
      rows: isList ? lines : lines.map((line) => namedLine(line, columns)),
      fields: columns,
    });
  }

  /** Opens a transaction with the statement that comes next: a question less. */
  beginWithNext(): void {
    this.ahead = serialize.query("begin");
  }

  /** Several statements without values, as one text. Returns the last one's tag, such as `COMMIT`. */
  exec(statements: string): string {
    return this.ask([serialize.query(statements)]).tag;
  }

  private prepare(statement: string): Prepared {
    if (this.prepared.size >= preparedMax) this.forget();
    const name = `s${this.prepared.size}`;
    const bytes = this.exchange([
      serialize.parse({ name, text: statement }),
      serialize.describe({ type: "S", name }),
      serialize.sync(),
    ]);
    readAnswer(bytes);
    const described: messages.BackendMessage[] = [];
    new protocol.Parser().parse(bytes, (message) => described.push(message));
    const valueTypes = parse.parseDescribeStatementResults(described);
    const columns = described.flatMap((message) =>
      message instanceof messages.RowDescriptionMessage ? message.fields : [],
    );
    const prepared = { name, valueTypes, columns };
    this.prepared.set(statement, prepared);
    return prepared;
  }

  private forget(): void {
    this.exec("deallocate all");
    this.prepared.clear();
  }

  private textOf(value: unknown, type: number): string | null {
    if (value === null || value === undefined) return null;
    const inItsType = this.client.serializers[type]?.(value);
    return inItsType ?? (typeof value === "string" ? value : JSON.stringify(value));
  }

  private valueOf(text: string | null, column: Column | undefined, { parsers }: QueryOptions): unknown {
    const type = column?.dataTypeID ?? 0;
    if (text === null) return null;
    const read = parsers?.[type] ?? this.client.parsers[type];
    return read ? read(text, type) : text;
  }

  private ask(question: readonly Uint8Array[]): EmbeddedAnswer {
    const { ahead } = this;
    this.ahead = null;
    return readAnswer(this.exchange(ahead === null ? question : [ahead, ...question]));
  }

  private exchange(question: readonly Uint8Array[]): Uint8Array {
    return this.client.execProtocolRawSync(Buffer.concat(question));
  }
}

function namedLine(line: readonly unknown[], columns: readonly Column[]): object {
  return Object.fromEntries(columns.map(({ name }, index) => [name, line[index]]));
}

/** The border to SQL: what a row looks like, only the statement knows. */
function asResults<Line>(result: { rows: unknown[]; fields: Column[] }): Results<Line> {
  return result as Results<Line>;
}
