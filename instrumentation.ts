/** Next calls this once when the server starts, before it answers anything. */
export async function register(): Promise<void> {
  // Next compiles this file for the edge as well, where nothing of ours may be loaded.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { start } = await import("@/lib/server/start");
    await start();
  }
}
