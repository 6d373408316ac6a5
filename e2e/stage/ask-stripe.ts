import { stripeUrl } from "./addresses";

type Parameters = Readonly<Record<string, string>>;

/**
 * Asks the simulated Stripe as another program would: form-encoded, with a key of its own. The caller says what
 * it expects to get; an answer other than 2xx throws, unless it is a card that is meant to be declined (402). With an
 * account it asks in the books of that connected account.
 */
export async function askStripe<Answer>(
  method: "GET" | "POST",
  path: string,
  parameters: Parameters = {},
  account: string | null = null,
): Promise<Answer> {
  const form = new URLSearchParams(parameters);
  const address = method === "GET" ? `${stripeUrl}${path}?${form}` : `${stripeUrl}${path}`;
  const response = await fetch(address, {
    method,
    headers: {
      authorization: "Bearer sk_test_tests",
      ...(account === null ? {} : { "stripe-account": account }),
    },
    ...(method === "POST" ? { body: form } : {}),
  });
  return answerOf<Answer>(response);
}

/** Steers the simulator itself; needs no key and is not recorded. */
export async function steer<Answer>(
  method: "GET" | "POST",
  control: string,
  fields?: object,
): Promise<Answer> {
  const body = fields === undefined ? {} : { body: JSON.stringify(fields) };
  return answerOf<Answer>(await fetch(`${stripeUrl}/_simulator/${control}`, { method, ...body }));
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
  if (!response.ok && response.status !== 402) {
    throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`);
  }
  return (await response.json()) as Answer;
}
