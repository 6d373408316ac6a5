import { installPackages } from "./install-packages.mjs";
import { requireBrowser } from "./require-browser.mjs";
import { runCommand } from "./run-command.mjs";
import { Stop } from "./stop.mjs";
import { countCheck, countsLine, sumCounts } from "./test-counts.mjs";
import { testSteps } from "./test-steps.mjs";

/** These steps need what the build makes. */
const onBuild = new Set(["break-in", "e2e"]);

await runCommand(async (children) => {
  const steps = chosenSteps(process.argv.slice(2));
  await installPackages(children);
  if (steps.some(({ key }) => key === "e2e")) await requireBrowser(children);
  const total = refuseSkips(await runSteps(children, steps));
  console.log(`\n${countsLine(total)}`);
  return total.failed === 0 ? 0 : 1;
});

/** All steps, or with `--only unit,integration` those. */
function chosenSteps([option, keys = "", ...rest]) {
  if (option === undefined) return testSteps;
  const wanted = keys.split(",");
  const known = testSteps.map(({ key }) => key);
  if (option === "--only" && rest.length === 0 && wanted.every((key) => known.includes(key))) {
    return testSteps.filter(({ key }) => wanted.includes(key));
  }
  throw new Stop(`The only option is --only, with one or more of ${known.join(",")}.`);
}

/** One step's failure hides no other's result. */
async function runSteps(children, steps) {
  const counts = [];
  let isBuilt = true;
  for (const step of steps) {
    if (onBuild.has(step.key) && !isBuilt) {
      console.log(`\n${step.title}: they cannot be run without a build.`);
      continue;
    }
    const count = await runStep(children, step);
    if (step.key === "build") isBuilt = count.failed === 0;
    counts.push(count);
  }
  return sumCounts(counts);
}

async function runStep(children, { title, run }) {
  console.log(`\n${title} …`);
  const begunAt = Date.now();
  const { counts, output } = await resultOf(children, run);
  if (counts.failed > 0) process.stdout.write(output);
  const seconds = Math.round((Date.now() - begunAt) / 1000);
  // The count of a step must not look like the last line, which counts them all.
  console.log(`  ${title}: ${countsLine(counts)} in ${seconds} s`);
  return counts;
}

/** A step that cannot even start has failed. */
async function resultOf(children, run) {
  try {
    return await run(children);
  } catch (fault) {
    if (!(fault instanceof Stop) || children.ending) throw fault;
    return { counts: countCheck(false), output: `${fault.message}\n` };
  }
}

/** Where everything a test can ask for is installed, a skipped test is a gap. */
function refuseSkips(total) {
  if (total.skipped === 0 || process.env.REFUND_CONSOLE_NO_SKIPS !== "1") return total;
  console.log(`\nSkipped tests: ${total.skipped}, and REFUND_CONSOLE_NO_SKIPS allows none.`);
  return sumCounts([total, countCheck(false)]);
}
