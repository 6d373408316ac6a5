import type { Answer, Misbehaviour } from "./misbehaviour";
import { rawAnswer } from "./raw-answer";

const json = { "content-type": "application/json" };
const html = { "content-type": "text/html" };

/** Somebody in between answers in Stripe's place, after the request was executed all the same. */
function insteadAfter(status: number, headers: Record<string, string>, body: string): Misbehaviour {
  return async ({ socket, forward }) => {
    await forward();
    socket.write(rawAnswer({ status, headers, body }));
  };
}

/** The answer carries Stripe's own headers, but this body. */
function otherBody(change: (answer: Answer) => string): Misbehaviour {
  return async ({ socket, forward }) => {
    const answer = await forward();
    socket.write(rawAnswer({ ...answer, body: change(answer) }));
  };
}

function changed(fields: object): Misbehaviour {
  return otherBody(({ body }) => JSON.stringify({ ...(JSON.parse(body) as object), ...fields }));
}

const elsewhere = { location: "http://127.0.0.1:9/v1/refunds" };

/** Executed; nothing that comes back proves it. */
export const foreignAnswers = {
  "502 with a page": insteadAfter(502, html, "<html><title>502 Bad Gateway</title></html>"),
  "200 with a page": insteadAfter(200, html, "<html><title>Please sign in</title></html>"),
  "500 without an error": insteadAfter(500, json, '{"message":"Internal"}'),
  "503 without an error": insteadAfter(503, json, '{"message":"Service Unavailable"}'),
  "204 without a body": insteadAfter(204, { "content-length": "" }, ""),
  "301 to elsewhere": insteadAfter(301, elsewhere, ""),
  "307 to elsewhere": insteadAfter(307, elsewhere, ""),
  "308 to elsewhere": insteadAfter(308, elsewhere, ""),
  "409 of a twin": insteadAfter(
    409,
    { ...json, "request-id": "req_twin" },
    '{"error":{"type":"invalid_request_error","code":"idempotency_key_in_use","message":"In use."}}',
  ),
  "429 with a page": insteadAfter(429, html, "<html>slow down</html>"),
  "400 with a page": insteadAfter(400, html, "<html>bad request</html>"),
  "400 with words of nobody": insteadAfter(400, json, '{"error":"bad request"}'),
  "404 with a page": insteadAfter(404, html, "<html>not found</html>"),
  "no JSON": otherBody(() => "{{{"),
  "somebody else's JSON": otherBody(() => '{"status":"ok"}'),
  null: otherBody(() => "null"),
  "a number": otherBody(() => "7"),
  "a text": otherBody(() => '"refunded"'),
  "an error that is a number": otherBody(() => '{"error":7}'),
  "a list": otherBody(({ body }) => `{"object":"list","data":[${body}],"has_more":false}`),
  "an error with 200": otherBody(() => '{"error":{"type":"api_error","message":"Broken."}}'),
} as const satisfies Record<string, Misbehaviour>;

/** A refund comes back, but it is not the one that was asked for. */
export const otherRefunds = {
  "another amount": changed({ amount: 999 }),
  "another currency": changed({ currency: "usd" }),
  "another charge": changed({ charge: "ch_0000000000somebody" }),
  "another request": changed({ metadata: { request_id: `rq_${"0".repeat(32)}` } }),
  "no metadata": changed({ metadata: null }),
  "a status that nobody knows": changed({ status: "nearly" }),
  "an amount that is text": changed({ amount: "1000" }),
  "a deleted object": changed({ object: "refund", deleted: true, status: undefined }),
} as const satisfies Record<string, Misbehaviour>;
