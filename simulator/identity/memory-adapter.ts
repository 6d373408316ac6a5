import type { Adapter, AdapterPayload } from "oidc-provider";

interface StoredRecord {
  payload: AdapterPayload;
  expiresAtMilliseconds: number;
}

/** What one running provider remembers, by kind of record and its id. Gone when the program ends. */
export type ProviderMemory = Map<string, StoredRecord>;

/** Keeps the provider's sessions, codes and tokens in memory; one instance serves one kind of record. */
export class MemoryAdapter implements Adapter {
  constructor(
    private readonly kind: string,
    private readonly memory: ProviderMemory,
  ) {}

  async upsert(id: string, payload: AdapterPayload, expiresInSeconds?: number): Promise<void> {
    const expiresAtMilliseconds =
      expiresInSeconds === undefined ? Number.POSITIVE_INFINITY : Date.now() + expiresInSeconds * 1000;
    this.memory.set(this.key(id), { payload, expiresAtMilliseconds });
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const stored = this.memory.get(this.key(id));
    return stored && stored.expiresAtMilliseconds > Date.now() ? stored.payload : undefined;
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.findFirst((payload) => payload.uid === uid);
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.findFirst((payload) => payload.userCode === userCode);
  }

  async consume(id: string): Promise<void> {
    const payload = await this.find(id);
    if (payload) payload.consumed = Math.floor(Date.now() / 1000);
  }

  async destroy(id: string): Promise<void> {
    this.memory.delete(this.key(id));
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, { payload }] of this.memory) {
      if (this.isOwnKey(key) && payload.grantId === grantId) this.memory.delete(key);
    }
  }

  private findFirst(matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    const now = Date.now();
    for (const [key, { payload, expiresAtMilliseconds }] of this.memory) {
      if (this.isOwnKey(key) && expiresAtMilliseconds > now && matches(payload)) return payload;
    }
    return undefined;
  }

  private key(id: string): string {
    return `${this.kind}:${id}`;
  }

  private isOwnKey(key: string): boolean {
    return key.startsWith(`${this.kind}:`);
  }
}
