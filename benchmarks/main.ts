import { availableParallelism } from "node:os";
import { compareRefunds } from "./compare-refunds";
import { compareRequests } from "./compare-requests";
import { compareScripts } from "./compare-scripts";
import { signIn } from "./sign-in";
import { StripeStage } from "./stripe-stage";
import { type Finding, printFinding, printVerdicts } from "./verdict";

const appUrl = address("BENCH_APP_URL");
const emptyUrl = new URL(address("BENCH_EMPTY_URL"));
const stripe = new StripeStage(address("BENCH_STRIPE_URL"));

console.log(`Refund Console, measured on ${new Date().toISOString().slice(0, 10)}: ${machine()}`);
await stripe.stopWebhooks();
const visitor = await signIn(appUrl);
const [chargeId] = await stripe.makeCharges(1);
const chargeUrl = new URL(`/charges/${chargeId}`, appUrl);

const findings: Finding[] = [];
await add(compareScripts(chargeUrl, emptyUrl, visitor));
await add(compareRequests(chargeUrl, emptyUrl, visitor, stripe));
await add(compareRefunds(appUrl, visitor, stripe));
printVerdicts(findings);
visitor.close();

async function add(measuring: Promise<Finding>): Promise<void> {
  const finding = await measuring;
  findings.push(finding);
  printFinding(finding);
}

function machine(): string {
  return `Node ${process.versions.node}, ${availableParallelism()} cores, Stripe simulated on the same machine`;
}

/** The servers are started by `npm run bench`, which says where they are. */
function address(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: start the benchmarks with \`npm run bench\``);
  return value;
}
