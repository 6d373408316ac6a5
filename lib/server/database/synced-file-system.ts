import "server-only";
import { fsyncSync } from "node:fs";
import { NodeFS } from "@electric-sql/pglite/nodefs";

type SyncableStream = { readonly nfd?: number };
type WasmModule = { NODEFS: { stream_ops: { fsync?: (stream: SyncableStream) => number } } };

/**
 * PGlite's folder file system has no fsync, so a commit could be lost with the power. This one calls the
 * real fsync of each file. It leans on internals of the pinned version; a test counts the calls per commit.
 */
export class SyncedFileSystem extends NodeFS {
  override async init(...parameters: Parameters<NodeFS["init"]>): ReturnType<NodeFS["init"]> {
    const started = await super.init(...parameters);
    beforeRun(started.emscriptenOpts).push((module) => {
      module.NODEFS.stream_ops.fsync = syncStream;
    });
    return started;
  }
}

function syncStream(stream: SyncableStream): number {
  if (stream.nfd !== undefined) fsyncSync(stream.nfd);
  return 0;
}

/** The border to Emscripten's untyped start options. */
function beforeRun(options: { preRun?: unknown }): ((module: WasmModule) => void)[] {
  if (!Array.isArray(options.preRun)) throw new Error("PGlite no longer offers its preRun list");
  return options.preRun as ((module: WasmModule) => void)[];
}
