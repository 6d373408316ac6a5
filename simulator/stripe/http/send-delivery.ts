import type { ServerResponse } from "node:http";
import type { Simulation } from "../simulation";
import type { Delivery } from "./answer-request";
import { type ApiRequest, header } from "./api-request";
import type { Answer } from "./idempotency";

const API_VERSION = "2026-10-28.endive";

/** Puts on the wire what is meant to reach the client, or ends the connection without it. */
export function sendDelivery(
  simulation: Simulation,
  request: ApiRequest,
  response: ServerResponse,
  delivery: Delivery,
): void {
  const { socket } = response;
  switch (delivery.kind) {
    case "silence":
      return;
    case "close":
      socket?.destroy();
      return;
    case "reset":
      socket?.resetAndDestroy();
      return;
    case "half_answer":
      writeHead(simulation, request, response, delivery.answer);
      response.write(delivery.answer.body.slice(0, delivery.answer.body.length / 2), () => socket?.destroy());
      return;
    case "answer":
      if (delivery.fromProxy) response.writeHead(delivery.answer.status, delivery.answer.headers);
      else writeHead(simulation, request, response, delivery.answer);
      response.end(delivery.answer.body);
      return;
  }
}

function writeHead(
  simulation: Simulation,
  request: ApiRequest,
  response: ServerResponse,
  answer: Answer,
): void {
  const idempotencyKey = header(request, "idempotency-key");
  const account = header(request, "stripe-account");
  response.sendDate = false;
  response.writeHead(answer.status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(answer.body),
    "cache-control": "no-cache, no-store",
    date: new Date(simulation.clock.nowMilliseconds()).toUTCString(),
    "request-id": request.id,
    "stripe-version": header(request, "stripe-version") ?? API_VERSION,
    ...(idempotencyKey === null ? {} : { "idempotency-key": idempotencyKey }),
    ...(account === null ? {} : { "stripe-account": account }),
    ...answer.headers,
  });
}
