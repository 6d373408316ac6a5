import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: "./lib/server/database/*tables.ts",
  out: "./lib/server/database/migrations",
});
