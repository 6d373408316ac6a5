import "server-only";
import { sql } from "drizzle-orm";
import { hands } from "@/lib/server/hands";
import { log } from "@/lib/server/log";

/** True when the database answers. */
export async function isReady(): Promise<boolean> {
  try {
    const { database } = await hands();
    await database.execute(sql`select 1`);
    return true;
  } catch (error) {
    log().error({ err: error }, "the database does not answer");
    return false;
  }
}
