import { availableParallelism } from "node:os";
import { compareRefunds } from "./compare-refunds";
import { compareRequests } from "./compare-requests";
import { compareScripts } from "./compare-scripts";
import { signIn } from "./sign-in";
import { StripeStage } from "./stripe-stage";
import { type Finding, printFinding, printVerdicts } from "./verdict";
import { verifyAudit } from "./verify-audit";

const appUrl = address("BENCH_APP_URL");
const emptyUrl = new URL(address("BENCH_EMPTY_URL"));
const stripe = new StripeStage(address("BENCH_STRIPE_URL"));

console.log(`Refund Console, measured on ${new Date().toISOString().slice(0, 10)}: ${machine()}`);
await stripe.stopWebhooks();
const visitor = await signIn(appUrl);
const [chargeId] = await stripe.makeCharges(1);
const chargeUrl = new URL(`/charges/${chargeId}`, appUrl);

const measures: Readonly<Record<string, () => Promise<Finding>>> = {
  scripts: () => compareScripts(chargeUrl, emptyUrl, visitor),
  requests: () => compareRequests(chargeUrl, emptyUrl, visitor, stripe),
  refunds: () => compareRefunds(appUrl, visitor, stripe),
  audit: verifyAudit,
};

const findings: Finding[] = [];
for (const name of chosen(process.argv.slice(2))) {
  const finding = await measures[name]?.();
  if (finding === undefined) throw new Error(`there is no measure ${name}`);
  findings.push(finding);
  printFinding(finding);
}
printVerdicts(findings);
visitor.close();

/** All measures, or with `--only scripts,refunds` those. */
function chosen([option, names = ""]: readonly string[]): readonly string[] {
  return option === "--only" ? names.split(",") : Object.keys(measures);
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
