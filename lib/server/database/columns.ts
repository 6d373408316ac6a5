import "server-only";
import { bigint, timestamp } from "drizzle-orm/pg-core";

/** Whole minor units of a currency. */
export const minor = (name: string) => bigint(name, { mode: "bigint" });

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
