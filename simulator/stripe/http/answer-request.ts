import type { Fault } from "../control/faults";
import type { RecordedRequest } from "../control/request-record";
import { accountOfKey, type OwnAccount } from "../engine/own-accounts";
import type { Simulation } from "../simulation";
import { namedAccount } from "./account-access";
import { refused } from "./answers";
import { keyEnding, secretIn } from "./api-key";
import type { ApiRefusal } from "./api-refusal";
import { type ApiRequest, header, idempotencyKey } from "./api-request";
import { executeCall } from "./execute-call";
import { decodeForm, type FormFields } from "./form-encoding";
import { type Answer, keyInUse } from "./idempotency";
import { lockTimeout, rateLimited } from "./rate-limit";

/** What reaches the client: an answer, half of one, or only the end of the connection. */
export type Delivery =
  | { kind: "answer"; answer: Answer; fromProxy: boolean }
  | { kind: "half_answer"; answer: Answer }
  | { kind: "close" }
  | { kind: "reset" }
  | { kind: "silence" };

/** Records the request, lets a planned fault strike, and executes the request unless the fault prevents it. */
export async function answerRequest(simulation: Simulation, request: ApiRequest): Promise<Delivery> {
  simulation.clock.runDueSteps();
  const params = decodeForm(request.method === "GET" ? request.query : request.body);
  const account = accountOfKey(secretIn(request.headers.authorization ?? ""));
  const { method, path } = request;
  const accounts = accountNames(request, account);
  const fault = simulation.faults.strike({ method, path, charge: params.charge, accounts });
  const recorded = recordedRequest(simulation, request, params, account, fault);
  simulation.record.add(recorded);
  const prevented = preventedBy(simulation, request, fault);
  if (prevented) {
    if (prevented.kind === "answer") recorded.status = prevented.answer.status;
    return prevented;
  }
  const { answer, replayed } = await executeCall(simulation, request, fault);
  recorded.replayed = replayed;
  const delivery = deliveryOf(answer, fault);
  if (delivery.kind === "answer") recorded.status = delivery.answer.status;
  return delivery;
}

/** How the request ends where the fault keeps it from being executed; null where it is executed. */
function preventedBy(simulation: Simulation, request: ApiRequest, fault: Fault | null): Delivery | null {
  switch (fault?.kind) {
    case "dropped_before":
      return { kind: "close" };
    case "reset":
      return { kind: "reset" };
    case "hang":
      return { kind: "silence" };
    case "html_502":
      return fromProxy(502, "text/html", "<html><head><title>502 Bad Gateway</title></head></html>\n");
    case "proxy_503_json":
      return fromProxy(503, "application/json", '{"message":"Service Unavailable"}\n');
    case "rate_limit_429":
      return refusal(rateLimited(), request);
    case "lock_timeout_429":
      return refusal(lockTimeout(), request);
    case "conflict_409":
      return refusal(keyInUse(idempotencyKey(request) ?? ""), request);
    case "late_execution":
      simulation.clock.plan(fault.delaySeconds, () => {
        executeCall(simulation, request, null).catch((problem: unknown) => console.error(problem));
      });
      return { kind: "close" };
    default:
      return null;
  }
}

function deliveryOf(answer: Answer, fault: Fault | null): Delivery {
  switch (fault?.kind) {
    case "executed_and_lost":
      return { kind: "close" };
    case "reset_after":
      return { kind: "reset" };
    case "half_body":
      return { kind: "half_answer", answer };
    case "garbage_200":
      return fromProxy(200, "application/json", "{{{");
    case "foreign_200":
      return fromProxy(200, "application/json", '{"status":"ok"}\n');
    default:
      return { kind: "answer", answer, fromProxy: false };
  }
}

function refusal(problem: ApiRefusal, request: ApiRequest): Delivery {
  return { kind: "answer", answer: refused(problem, request), fromProxy: false };
}

/** Somebody between the client and Stripe answers, so Stripe's own headers are missing. */
function fromProxy(status: number, contentType: string, body: string): Delivery {
  return {
    kind: "answer",
    answer: { status, body, headers: { "content-type": contentType } },
    fromProxy: true,
  };
}

/** A request that names an account opens that one's books, and otherwise those of its key. */
function accountNames(request: ApiRequest, own: OwnAccount | undefined): string[] {
  const named = namedAccount(request);
  if (named !== null) return [named];
  return own ? [own.name, own.id] : [];
}

function recordedRequest(
  simulation: Simulation,
  request: ApiRequest,
  params: FormFields,
  account: OwnAccount | undefined,
  fault: Fault | null,
): RecordedRequest {
  return {
    requestId: request.id,
    at: new Date(simulation.clock.nowMilliseconds()).toISOString(),
    method: request.method,
    path: request.path,
    query: request.query,
    params,
    idempotencyKey: header(request, "idempotency-key"),
    stripeVersion: header(request, "stripe-version"),
    account: account?.name ?? null,
    stripeAccount: namedAccount(request),
    apiKey: header(request, "authorization")?.slice(0, "Bearer sk_test_".length) ?? null,
    apiKeyEnding: keyEnding(secretIn(request.headers.authorization ?? "")),
    fault: fault?.kind ?? null,
    status: null,
    replayed: false,
  };
}
