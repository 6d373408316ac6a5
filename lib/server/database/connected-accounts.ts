import "server-only";
import { sql } from "drizzle-orm";
import { chargeLedger } from "./charge-tables";
import type { Database } from "./database";

/** The connected accounts that our books know charges of, in one mode, by their number. */
export async function listConnectedAccounts(database: Database, livemode: boolean): Promise<string[]> {
  const rows = await database.select({ id: sql<string>`id` }).from(sql`(${accounts(livemode)}) as known`);
  return rows.map(({ id }) => id);
}

/** Charges are many and accounts are few: it steps from account to account along the index. */
function accounts(livemode: boolean) {
  const { connectedAccount } = chargeLedger;
  const next = (than: ReturnType<typeof sql>) => sql`select ${connectedAccount} from ${chargeLedger}
    where ${chargeLedger.livemode} = ${livemode} and ${connectedAccount} ${than}
    order by ${connectedAccount} limit 1`;
  return sql`with recursive account(id) as (
    (${next(sql`is not null`)})
    union all
    select (${next(sql`> account.id`)}) from account where account.id is not null
  )
  select id from account where id is not null`;
}
