import { identityUrl, stripeUrl } from "./addresses";

async function answerOf<Answer>(response: Response): Promise<Answer> {
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  return (await response.json()) as Answer;
}

/** A payment of 50 dollars, or of so many cents, for one test alone, in the key's account; gives its id. */
export async function makePayment(cents = 5000, key = "sk_test_tests"): Promise<string> {
  const body = new URLSearchParams({ amount: String(cents), currency: "usd", source: "tok_visa" });
  const headers = { authorization: `Bearer ${key}` };
  const response = await fetch(`${stripeUrl}/v1/charges`, { method: "POST", headers, body });
  return (await answerOf<{ id: string }>(response)).id;
}

/** How many calls reached Stripe that would refund this payment. */
export async function refundCalls(chargeId: string): Promise<number> {
  type Call = { method: string; path: string; params: Record<string, unknown> };
  const { requests } = await answerOf<{ requests: Call[] }>(await fetch(`${stripeUrl}/_simulator/requests`));
  const isRefund = ({ path, params }: Call) =>
    path === `/v1/charges/${chargeId}/refund` || (path === "/v1/refunds" && params.charge === chargeId);
  return requests.filter((call) => call.method === "POST" && isRefund(call)).length;
}

export type Person = { subject: string; name: string; email: string; groups: string[] };

export async function personNamed(name: string): Promise<Person> {
  const people = await answerOf<Person[]>(await fetch(`${identityUrl}/_simulator/people`));
  const person = people.find((candidate) => candidate.name === name);
  if (person === undefined) throw new Error(`Nobody is called ${name}.`);
  return person;
}

function steerIdentity<Answer>(control: string, body: object): Promise<Answer> {
  const init = { method: "POST", body: JSON.stringify(body) };
  return fetch(`${identityUrl}/_simulator/${control}`, init).then(answerOf<Answer>);
}

export function changePerson(subject: string, change: object): Promise<Person> {
  return steerIdentity(`people/${subject}`, change);
}

export function setKeyServer(isDown: boolean): Promise<object> {
  return steerIdentity("key-server", { isDown });
}

export async function mint(order: { pen?: string; header: object; claims: object }): Promise<string> {
  return (await steerIdentity<{ token: string }>("tokens", order)).token;
}
