export interface Row {
  id: string;
  created?: number;
}

type IndexKey<T> = (row: T) => string | null;

/** The objects of one kind in the order of their creation, found by id and by a few indexed fields. */
export class Table<T extends Row> {
  private readonly byId = new Map<string, T>();
  private readonly oldestFirst: T[] = [];
  private readonly indexes = new Map<string, Map<string, T[]>>();

  constructor(private readonly indexed: Record<string, IndexKey<T>> = {}) {
    for (const name of Object.keys(indexed)) this.indexes.set(name, new Map());
  }

  get(id: string): T | undefined {
    return this.byId.get(id);
  }

  /** Adds a row; rows change in place afterwards, but their indexed fields never do. */
  add(row: T): void {
    if (this.byId.has(row.id)) return;
    this.byId.set(row.id, row);
    insertInOrder(this.oldestFirst, row);
    for (const [name, keyOf] of Object.entries(this.indexed)) {
      const key = keyOf(row);
      if (key !== null) insertInOrder(this.bucket(name, key), row);
    }
  }

  newestFirst(): T[] {
    return this.oldestFirst.toReversed();
  }

  newestFirstWhere(index: string, key: string): T[] {
    return this.bucket(index, key).toReversed();
  }

  private bucket(name: string, key: string): T[] {
    const index = this.indexes.get(name);
    if (!index) throw new Error(`The table has no index "${name}".`);
    const rows = index.get(key) ?? [];
    index.set(key, rows);
    return rows;
  }
}

function insertInOrder<T extends Row>(rows: T[], row: T): void {
  let position = rows.length;
  while (position > 0 && (rows[position - 1]?.created ?? 0) > (row.created ?? 0)) position -= 1;
  rows.splice(position, 0, row);
}
