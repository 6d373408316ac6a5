import "server-only";
import { open } from "node:fs/promises";

const newline = 0x0a;

/** Adds a line to a file and waits until the disk has it; the file is made when it is not there. */
export async function appendLine(file: string, line: string): Promise<void> {
  const handle = await open(/*turbopackIgnore: true*/ file, "a+", 0o640);
  try {
    const { size } = await handle.stat();
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
    // Where a crash cut the last line short, it must not swallow this one.
    const isTorn = size > 0 && buffer[0] !== newline;
    await handle.appendFile(`${isTorn ? "\n" : ""}${line}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
