import "server-only";
import {
  messages,
  type PGlite,
  parse,
  protocol,
  type QueryOptions,
  type Results,
} from "@electric-sql/pglite";

type Message = messages.BackendMessage;

/** A statement that the engine has read once: it is described no second time. */
type Prepared = {
  readonly name: string;
  readonly valueTypes: readonly number[];
  /** What its rows look like; empty when it gives none. */
  readonly rowShape: readonly Message[];
};

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
  private readonly parser = new protocol.Parser();

  constructor(private readonly client: PGlite) {
    this.exec("set plan_cache_mode = force_custom_plan");
  }

  /** @throws DatabaseError as the ready-made client does, with Postgres's code. */
  query<Line>(statement: string, values: readonly unknown[] = [], options: QueryOptions = {}): Results<Line> {
    const { name, valueTypes, rowShape } = this.prepared.get(statement) ?? this.prepare(statement);
    const texts = values.map((value, index) => this.textOf(value, valueTypes[index] ?? 0));
    const answer = this.exchange([
      serialize.bind({ statement: name, values: texts }),
      serialize.execute({}),
      serialize.sync(),
    ]);
    const [result] = parse.parseResults([...rowShape, ...answer], this.client.parsers, options);
    return asResults(result ?? { rows: [], fields: [] });
  }

  /** Several statements without values, as one text. Returns the last one's tag, such as `COMMIT`. */
  exec(statements: string): string {
    const answer = this.exchange([serialize.query(statements)]);
    const tags = answer.flatMap((message) =>
      message instanceof messages.CommandCompleteMessage ? [message.text] : [],
    );
    return tags.at(-1) ?? "";
  }

  private prepare(statement: string): Prepared {
    if (this.prepared.size >= preparedMax) this.forget();
    const name = `s${this.prepared.size}`;
    const answer = this.exchange([
      serialize.parse({ name, text: statement }),
      serialize.describe({ type: "S", name }),
      serialize.sync(),
    ]);
    const valueTypes = parse.parseDescribeStatementResults(answer);
    const rowShape = answer.filter((message) => message instanceof messages.RowDescriptionMessage);
    const prepared = { name, valueTypes, rowShape };
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

  private exchange(question: readonly Uint8Array[]): Message[] {
    const answer: Message[] = [];
    const bytes = this.client.execProtocolRawSync(Buffer.concat(question));
    this.parser.parse(bytes, (message) => answer.push(message));
    const error = answer.find((message) => message instanceof messages.DatabaseError);
    if (error) throw error;
    return answer;
  }
}

/** The border to SQL: what a row looks like, only the statement knows. */
function asResults<Line>(result: Results): Results<Line> {
  return result as Results<Line>;
}
