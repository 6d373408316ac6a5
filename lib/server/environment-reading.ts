import "server-only";
import { readAccessContact } from "./environment-access";
import { type AccountEnvironment, readAccountWords } from "./environment-account";
import { isLoopback, readAppUrl } from "./environment-addresses";
import { type AuthEnvironment, readAuth } from "./environment-auth";
import { type CheckpointEnvironment, readCheckpoints } from "./environment-checkpoints";
import { type DatabaseEnvironment, readDatabase } from "./environment-database";
import { type EnvironmentFault, FaultList, type Variables, valueOf } from "./environment-faults";
import { readMetricsToken } from "./environment-metrics";
import { type NoticeEnvironment, readNotices } from "./environment-notices";
import { isLiveKey, readStripe, type StripeEnvironment } from "./environment-stripe";

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** What holds for one Stripe account, of which an installation nearly always has one alone. */
export type Environment = {
  readonly account: AccountEnvironment;
  readonly appUrl: URL;
  readonly database: DatabaseEnvironment;
  readonly stripe: StripeEnvironment;
  readonly auth: AuthEnvironment;
  /** Null where nobody set them up, which a live Stripe key does not allow. */
  readonly checkpoints: CheckpointEnvironment | null;
  readonly notices: NoticeEnvironment;
  /** Whether the server does the worker's work itself, or leaves it to `npm run worker`. */
  readonly worker: "on" | "off";
  readonly logLevel: (typeof logLevels)[number];
  /** Null where nobody reads figures. */
  readonly metricsToken: string | null;
  /** Whom those ask who may not open a page; null where nobody said. */
  readonly accessContact: string | null;
};

export type EnvironmentReading =
  | { readonly ok: true; readonly environment: Environment }
  | { readonly ok: false; readonly faults: readonly EnvironmentFault[] };

/** Reads and checks all variables together. Pure but for the working folder, against which `DATA_DIR` resolves. */
export function readEnvironment(variables: Variables): EnvironmentReading {
  const faults = new FaultList();
  const account = { key: "", ...readAccountWords(variables, faults) };
  const appUrl = readAppUrl(variables, faults);
  const database = readDatabase(variables, faults);
  const stripe = readStripe(variables, faults);
  const auth = readAuth(variables, appUrl, faults);
  const checkpoints = readCheckpoints(variables, database, faults);
  const notices = readNotices(variables, faults);
  const worker = readWorker(variables, database, faults);
  const logLevel = readLogLevel(variables, faults);
  const metricsToken = readMetricsToken(variables, faults);
  const accessContact = readAccessContact(variables, faults);
  if (isLiveKey(valueOf(variables, "STRIPE_SECRET_KEY") ?? "")) checkLive(variables, faults);
  if (faults.all.length > 0 || !appUrl || !database || !stripe || !auth || !worker || !logLevel) {
    return { ok: false, faults: faults.all };
  }
  if (metricsToken === false) return { ok: false, faults: faults.all };
  return {
    ok: true,
    environment: {
      account,
      appUrl,
      database,
      stripe,
      auth,
      checkpoints,
      notices,
      worker,
      logLevel,
      metricsToken,
      accessContact,
    },
  };
}

function readLogLevel(variables: Variables, faults: FaultList): Environment["logLevel"] | null {
  const wanted = valueOf(variables, "LOG_LEVEL") ?? "info";
  const level = logLevels.find((candidate) => candidate === wanted);
  return level ?? faults.add("LOG_LEVEL", `must be one of ${logLevels.join(", ")}.`);
}

/** The embedded database belongs to one process: without the server's own worker nobody could settle anything. */
function readWorker(
  variables: Variables,
  database: DatabaseEnvironment | null,
  faults: FaultList,
): Environment["worker"] | null {
  const wanted = valueOf(variables, "WORKER") ?? "on";
  if (wanted !== "on" && wanted !== "off") return faults.add("WORKER", "must be on or off.");
  if (wanted === "on" || database?.kind !== "embedded") return wanted;
  return faults.add(
    "WORKER",
    "must not be off while DATABASE_URL is not set: nobody else can open the folder.",
  );
}

/** A demo may play a live account: then its key can reach nothing but a simulator on this machine. */
function checkLive(variables: Variables, faults: FaultList): void {
  if (valueOf(variables, "ALLOW_SIMULATED_LIVE") !== "1") return refuseLiveOnStage(variables, faults);
  if (valueOf(variables, "STRIPE_API_BASE") !== null) return;
  faults.add(
    "STRIPE_API_BASE",
    "must name a simulator while ALLOW_SIMULATED_LIVE=1 and the key is a live key.",
  );
}

/** Real money must not meet a demo identity provider, a simulator, or a database nobody backs up. */
function refuseLiveOnStage(variables: Variables, faults: FaultList): void {
  for (const name of ["OIDC_ISSUER", "PROXY_JWKS_URL"]) {
    const address = valueOf(variables, name) ?? "";
    if (URL.canParse(address) && isLoopback(new URL(address))) {
      faults.add(name, "must not be an address of this machine while the Stripe key is a live key.");
    }
  }
  if (valueOf(variables, "STRIPE_API_BASE") !== null) {
    faults.add("STRIPE_API_BASE", "must not be set while the Stripe key is a live key.");
  }
  const isEmbedded = valueOf(variables, "DATABASE_URL") === null;
  if (isEmbedded && valueOf(variables, "ALLOW_EMBEDDED_LIVE") !== "1") {
    faults.add(
      "DATABASE_URL",
      "must be set while the Stripe key is a live key. ALLOW_EMBEDDED_LIVE=1 accepts the embedded database.",
    );
  }
  const isWitnessed = ["AUDIT_CHECKPOINT_FILE", "AUDIT_SIGNING_KEY"].some((name) => valueOf(variables, name));
  if (!isWitnessed) {
    faults.add(
      "AUDIT_CHECKPOINT_FILE",
      "must be set while the Stripe key is a live key, and AUDIT_SIGNING_KEY with it.",
    );
  }
}
