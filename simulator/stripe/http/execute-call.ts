import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "../control/faults";
import type { AccountBooks } from "../engine/account-books";
import type { Simulation } from "../simulation";
import { booksFor, noAccess, withModeHint } from "./account-access";
import { brokenAtStripe, refused, success } from "./answers";
import {
  type ApiKey,
  checkKeyRule,
  type KeyNeed,
  keyExpired,
  permissionMissing,
  readApiKey,
} from "./api-key";
import { ApiRefusal } from "./api-refusal";
import { type ApiRequest, idempotencyKey } from "./api-request";
import { findRoute } from "./api-routes";
import { expandAnswer } from "./expand";
import { decodeForm, type FormFields } from "./form-encoding";
import type { Answer } from "./idempotency";
import { texts } from "./parameters";
import type { Call } from "./route";

export interface ExecutedCall {
  answer: Answer;
  replayed: boolean;
}

/** Answers one request as the API would, with its idempotency key held for as long as it runs. */
export async function executeCall(
  simulation: Simulation,
  request: ApiRequest,
  fault: Fault | null,
): Promise<ExecutedCall> {
  try {
    return await admittedCall(simulation, request, fault);
  } catch (problem) {
    if (problem instanceof ApiRefusal) return { answer: refused(problem, request), replayed: false };
    throw problem;
  }
}

async function admittedCall(
  simulation: Simulation,
  request: ApiRequest,
  fault: Fault | null,
): Promise<ExecutedCall> {
  const key = readApiKey(request.headers);
  simulation.rateLimit.take();
  const { route, path } = findRoute(request.method, request.path);
  const books = booksFor(simulation, request, key);
  const need = { resource: route.resource, method: request.method, accountId: books.accountId };
  checkKeyRule(key, simulation.keyRules.get(key.secret), need);
  if (fault) refuseKey(fault, key, need);

  const fields = decodeForm([request.query, request.body].filter((part) => part !== "").join("&"));
  const slot = keySlot(simulation, request, books, fields);
  const replay = slot?.replay();
  if (replay) return { answer: replay, replayed: true };

  // A request that fails here was never executed, so its key stays free.
  const run = route.prepare(fields);
  slot?.claim();
  await pause(simulation, fault);
  const call: Call = { books, search: simulation.search, path, refuse: (id) => noAccess(key, id) };
  const answer = runUnderFault(simulation, request, fault, () =>
    answerOf(request, call, () => expandAnswer(run(call), expandPaths(fields), books)),
  );
  slot?.store(answer);
  return { answer, replayed: false };
}

function refuseKey({ kind }: Fault, key: ApiKey, need: KeyNeed): void {
  if (kind === "key_expired_401") throw keyExpired(key);
  if (kind === "permission_missing_403") throw permissionMissing(key, need);
}

/** The request's idempotency key with what belongs to it; keys of different accounts and modes do not meet. */
function keySlot(simulation: Simulation, request: ApiRequest, books: AccountBooks, fields: FormFields) {
  const written = idempotencyKey(request);
  if (written === null) return null;
  const { idempotencyKeys } = simulation;
  const slotName = `${books.livemode ? "live" : "test"} ${books.accountId} ${written}`;
  const fingerprint = `${request.method} ${request.path} ${canonical(fields)}`;
  return {
    replay: (): Answer | null => {
      const found = idempotencyKeys.replay(slotName, fingerprint, written);
      if (!found) return null;
      const headers = { "idempotent-replayed": "true", "original-request": found.requestId };
      return { ...found.answer, headers: { ...found.answer.headers, ...headers } };
    },
    claim: () => idempotencyKeys.claim(slotName, fingerprint, request.id),
    store: (answer: Answer) => idempotencyKeys.store(slotName, answer),
  };
}

/** The same parameters in another order are the same request. */
function canonical(fields: FormFields): string {
  return JSON.stringify(fields, (_, value: unknown) =>
    typeof value === "object" && value !== null
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

async function pause(simulation: Simulation, fault: Fault | null): Promise<void> {
  const milliseconds = simulation.latencyMilliseconds + (fault?.kind === "slow" ? fault.delayMs : 0);
  if (milliseconds > 0) await sleep(milliseconds);
}

/** Stripe's 500 is stored under the key like any other answer, whatever became of the request. */
function runUnderFault(
  simulation: Simulation,
  request: ApiRequest,
  fault: Fault | null,
  run: () => Answer,
): Answer {
  if (fault?.refusal) return refused(new ApiRefusal(fault.refusal.status, fault.refusal.body), request);
  if (fault?.kind === "error_500") return brokenAtStripe(request);
  if (fault?.kind === "error_500_late") {
    simulation.clock.plan(fault.delaySeconds, run);
    return brokenAtStripe(request);
  }
  const answer = run();
  return fault?.kind === "error_500_executed" ? brokenAtStripe(request) : answer;
}

function answerOf(request: ApiRequest, call: Call, run: () => object): Answer {
  const { surroundings } = call.books;
  surroundings.cause = { id: request.id, idempotency_key: idempotencyKey(request) };
  try {
    return success(run());
  } catch (problem) {
    if (problem instanceof ApiRefusal) return refused(withModeHint(problem, call.books), request);
    throw problem;
  } finally {
    surroundings.cause = null;
  }
}

function expandPaths(fields: FormFields): string[] {
  return fields.expand === undefined ? [] : texts(fields.expand, "expand");
}
