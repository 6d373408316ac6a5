import { z } from "zod";
import type { StoryEntry } from "@/lib/core/refund/requested-refund";

const bodySchema = z.object({
  at: z.iso.datetime(),
  actor: z.string(),
  actorName: z.string(),
  event: z.string(),
  facts: z.record(z.string(), z.unknown()),
});

/** What the stored text of an audit row tells, without facts that are empty; null when it cannot be read. */
export function readAuditBody(text: string): StoryEntry | null {
  const reading = bodySchema.safeParse(parsed(text));
  if (!reading.success) return null;
  const { at, actor, actorName, event, facts } = reading.data;
  const written = Object.entries(facts).filter(([, fact]) => fact !== null && fact !== "");
  const inWords = written.map(([name, fact]) => [name, factText(fact)] as const);
  return { at: new Date(at), actor, actorName, event, facts: Object.fromEntries(inWords) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function factText(fact: unknown): string {
  return typeof fact === "string" ? fact : JSON.stringify(fact);
}
