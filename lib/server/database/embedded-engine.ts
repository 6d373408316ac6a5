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
import { keptMark } from "./kept-mark";

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
 * How the engine plans. `anew` for the values at hand: an index over some rows only is not used for values that
 * the plan does not know. `once` for kept statements, by an index however small the table is on that day: nobody
 * plans them again when it has grown.
 */
const planning = {
  anew: "set plan_cache_mode = force_custom_plan; set enable_seqscan = on",
  once: "set plan_cache_mode = force_generic_plan; set enable_seqscan = off",
} as const;

/**
 * The embedded engine through its own wire protocol. Its ready-made client asks it six times for one statement
 * and lets it read the statement anew each time; here it is asked once. SQL and errors are the same.
 */
export class EmbeddedEngine {
  private readonly prepared = new Map<string, Prepared>();
  private planned: keyof typeof planning | null = null;
  private isToBegin = false;

  constructor(private readonly client: PGlite) {}

  /** @throws DatabaseError as the ready-made client does, with Postgres's code. */
  query<Line>(statement: string, values: readonly unknown[] = [], options: QueryOptions = {}): Results<Line> {
    const { name, valueTypes, columns } = this.prepared.get(statement) ?? this.prepare(statement);
    const texts = values.map((value, index) => this.textOf(value, valueTypes[index] ?? 0));
    const { rows } = this.ask([
      ...this.planningFor(statement),
      ...this.beginning(),
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
    this.isToBegin = true;
  }

  /** Several statements without values, as one text. Returns the last one's tag, such as `COMMIT`. */
  exec(statements: string): string {
    const { tag } = this.ask([...this.beginning(), serialize.query(statements)]);
    // What was set inside of a transaction that is taken back was never set.
    if (tag === "ROLLBACK") this.planned = null;
    return tag;
  }

  private beginning(): Uint8Array[] {
    const begin = this.isToBegin ? [serialize.query("begin")] : [];
    this.isToBegin = false;
    return begin;
  }

  private planningFor(statement: string): Uint8Array[] {
    const way = statement.startsWith(keptMark) ? "once" : "anew";
    if (way === this.planned) return [];
    this.planned = way;
    return [serialize.query(planning[way])];
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
    return readAnswer(this.exchange(question));
  }

  /**
   * Comes back with the answer before the promise does: everything up to there is done at once. Asked in the
   * other way, the client would also read each answer by itself and keep what it read for ever.
   */
  private exchange(question: readonly Uint8Array[]): Uint8Array {
    const answer: Uint8Array[] = [];
    const onRawData = (bytes: Uint8Array) => void answer.push(bytes.slice());
    const asked = this.client.execProtocolRawStream(Buffer.concat(question), { syncToFs: false, onRawData });
    asked.catch(() => undefined);
    if (answer.length === 0) throw new Error("the embedded engine gave no answer");
    return answer.length === 1 && answer[0] ? answer[0] : Buffer.concat(answer);
  }
}

function namedLine(line: readonly unknown[], columns: readonly Column[]): object {
  return Object.fromEntries(columns.map(({ name }, index) => [name, line[index]]));
}

/** The border to SQL: what a row looks like, only the statement knows. */
function asResults<Line>(result: { rows: unknown[]; fields: Column[] }): Results<Line> {
  return result as Results<Line>;
}
