import { people } from "./identity/people";
import { readSettings } from "./read-settings";
import { StartProblem } from "./start-problem";
import { type RunningSimulator, startSimulator } from "./start-simulator";
import { ownAccounts } from "./stripe/engine/own-accounts";

try {
  const simulator = await startSimulator(readSettings(process.argv.slice(2), process.env));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void simulator.close());
  console.log(`${introduction(simulator)}\nready`);
} catch (problem) {
  if (!(problem instanceof StartProblem)) throw problem;
  console.error(problem.message);
  process.exitCode = 1;
}

function introduction({ stripeUrl, issuer }: RunningSimulator): string {
  const persons = people.map(({ name, email, job }) => `  ${name.padEnd(18)}${job.padEnd(20)}${email}`);
  const keys = ownAccounts.map(
    ({ keyStarts, about }) => `  ${`${keyStarts.join("…, ")}…`.padEnd(32)}${about}`,
  );
  return [
    `Simulated Stripe API         ${stripeUrl}`,
    `Simulated identity provider  ${issuer}`,
    "Stripe accounts, by how a key begins:",
    ...keys,
    "People who can sign in there:",
    ...persons,
  ].join("\n");
}
