import "server-only";
import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import type { StoryEntry } from "@/lib/core/requested-refund";
import type { Database } from "./database";
import { audit } from "./tables";

const body = z.object({
  at: z.string(),
  actor: z.string(),
  actorName: z.string(),
  event: z.string(),
  facts: z.record(z.string(), z.unknown()),
});

/** What the audit log tells of one request or charge, from its beginning. */
export async function readStory(database: Database, object: string): Promise<StoryEntry[]> {
  const rows = await database.select().from(audit).where(eq(audit.object, object)).orderBy(asc(audit.seq));
  return rows.map((row) => toStoryEntry(row.body));
}

function toStoryEntry(text: string): StoryEntry {
  const { at, actor, actorName, event, facts } = body.parse(JSON.parse(text));
  const written = Object.entries(facts).filter(([, fact]) => fact !== null && fact !== "");
  const inWords = written.map(([name, fact]) => [name, factText(fact)] as const);
  return { at: new Date(at), actor, actorName, event, facts: Object.fromEntries(inWords) };
}

function factText(fact: unknown): string {
  return typeof fact === "string" ? fact : JSON.stringify(fact);
}
