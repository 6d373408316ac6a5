import "server-only";
import { sign } from "node:crypto";
import {
  type Checkpoint,
  checkpointLine,
  checkpointText,
  isCheckpointDue,
} from "@/lib/core/audit/audit-checkpoint";
import type { WorkerActor } from "@/lib/core/operator";
import { appendLine } from "@/lib/server/append-line";
import { readAuditHead } from "@/lib/server/database/read-audit-head";
import { claimJob, endJob, type RecurringJob, readJob } from "@/lib/server/database/recurring-jobs";
import { type Environment, environment } from "@/lib/server/environment";
import type { Hands } from "@/lib/server/hands";

type Checkpoints = NonNullable<Environment["checkpoints"]>;

/** After a crash or a full disk the lease runs out before the next try. */
const terms = { name: "sign-checkpoint", everyMilliseconds: 1_000, leaseMilliseconds: 30_000 };

/** Signs how far the audit log has come, whenever a checkpoint is due, and writes it outside the database. */
export async function signCheckpoint(worker: WorkerActor, hands: Hands): Promise<void> {
  const { checkpoints } = environment();
  if (checkpoints !== null) await signCheckpointWith(worker, hands, checkpoints);
}

/** The same with a given file and key. */
export async function signCheckpointWith(
  _worker: WorkerActor,
  { database, clock }: Pick<Hands, "database" | "clock">,
  checkpoints: Checkpoints,
): Promise<void> {
  const [head, last] = await Promise.all([readAuditHead(database), readJob(database, terms.name)]);
  const now = clock.now();
  if (!isCheckpointDue(head.seq, lastCheckpoint(last), now)) return;
  if ((await claimJob(database, terms, now)) === null) return;
  await writeCheckpoint({ ...head, at: now }, checkpoints);
  await endJob(database, terms.name, clock.now(), `${head.seq} ${now.toISOString()}`);
}

/** The job's position is the number of the last signed row, and when it was signed. */
function lastCheckpoint(job: RecurringJob | null): { seq: bigint; at: Date } | null {
  const [seq, at] = job?.position?.split(" ") ?? [];
  return seq === undefined || at === undefined ? null : { seq: BigInt(seq), at: new Date(at) };
}

function writeCheckpoint(checkpoint: Checkpoint, { file, signingKey }: Checkpoints): Promise<void> {
  const signature = sign(null, Buffer.from(checkpointText(checkpoint)), signingKey);
  return appendLine(file, checkpointLine(checkpoint, signature.toString("base64")));
}
