import "server-only";
import { sql } from "drizzle-orm";
import { inEveryAccount } from "@/lib/server/environment";
import { hands } from "@/lib/server/hands";
import { log } from "@/lib/server/log";

/** True when the database answers for every account. */
export async function isReady(): Promise<boolean> {
  const answers = await inEveryAccount(async () => {
    try {
      const { database } = await hands();
      await database.execute(sql`select 1`);
      return true;
    } catch (error) {
      log().error({ err: error }, "the database does not answer");
      return false;
    }
  });
  return !answers.includes(false);
}
