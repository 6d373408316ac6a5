import { quantile } from "./quantile";
import { millisecondsOf } from "./stopwatch";
import type { StripeStage } from "./stripe-stage";
import type { Finding, Row } from "./verdict";
import type { Visitor } from "./visitor";

const connections = 8;
const warmUpSeconds = 3;
const sliceSeconds = 5;
const slices = 2;

/** One request after the other, as one connection sends them. */
type Asking = () => Promise<unknown>;

type Load = { readonly requestsPerSecond: number; readonly times: readonly number[] };

/**
 * What the server can give: the charge page with its sign-in, its look at Stripe and at our books, against the empty
 * page, each at full load and then alone. The look at Stripe is timed too, with the bare SDK.
 */
export async function compareRequests(
  chargeUrl: URL,
  emptyUrl: URL,
  visitor: Visitor,
  stripe: StripeStage,
): Promise<Finding> {
  const chargeId = chargeUrl.pathname.split("/").at(-1) ?? "";
  const charge = () => openPage(visitor, chargeUrl);
  const empty = () => openPage(visitor, emptyUrl);
  const look = () => lookAtStripe(stripe, chargeId);
  const [chargeFull, emptyFull] = await inTurn([charge, empty], connections);
  const [chargeAlone, emptyAlone, lookAlone] = await inTurn([charge, empty, look], 1);
  if (!chargeFull || !emptyFull || !chargeAlone || !emptyAlone || !lookAlone)
    throw new Error("a load is missing");
  const rows = [
    ["", `requests/s, ${connections} connections`, "p50 ms", "p50 ms, 1 connection"],
    row("charge page", chargeFull, chargeAlone),
    row("empty Next page", emptyFull, emptyAlone),
    ["bare SDK: the charge page's look at Stripe", "", "", median(lookAlone).toFixed(2)],
  ];
  return {
    title: `Requests per second, Stripe without latency, ${slices * sliceSeconds} s each`,
    rows,
    verdicts: [
      {
        figure: "requests/s, empty page / charge page",
        measured: emptyFull.requestsPerSecond / chargeFull.requestsPerSecond,
        unit: "×",
        goal: null,
      },
    ],
  };
}

/** Slices in turn, so that whatever else the machine does meets all of them alike. */
async function inTurn(askings: readonly Asking[], abreast: number): Promise<Load[]> {
  for (const asking of askings) await load(asking, abreast, warmUpSeconds);
  const times: number[][] = askings.map(() => []);
  for (let slice = 0; slice < slices; slice += 1) {
    for (const [index, asking] of askings.entries()) {
      times[index]?.push(...(await load(asking, abreast, sliceSeconds)));
    }
  }
  return times.map((all) => ({ times: all, requestsPerSecond: all.length / (slices * sliceSeconds) }));
}

async function load(asking: Asking, abreast: number, seconds: number): Promise<number[]> {
  const endsAt = performance.now() + seconds * 1000;
  const times: number[] = [];
  const askUntilTheEnd = async () => {
    while (performance.now() < endsAt) times.push(await millisecondsOf(asking));
  };
  await Promise.all(Array.from({ length: abreast }, askUntilTheEnd));
  return times;
}

async function openPage(visitor: Visitor, url: URL): Promise<void> {
  const { status, url: shown } = await visitor.open(url);
  if (status !== 200 || shown.href !== url.href)
    throw new Error(`${url.href} gave ${status} at ${shown.href}`);
}

/** What any page about a charge must ask: the charge with its customer, and its refunds. */
function lookAtStripe({ sdk }: StripeStage, charge: string): Promise<unknown> {
  return Promise.all([
    sdk.charges.retrieve(charge, { expand: ["customer"] }),
    sdk.refunds.list({ charge, limit: 100 }),
  ]);
}

function row(name: string, full: Load, alone: Load): Row {
  return [name, full.requestsPerSecond.toFixed(0), median(full).toFixed(1), median(alone).toFixed(2)];
}

function median({ times }: Load): number {
  return quantile(times, 0.5);
}
