import { settleCoveredRefunds } from "../engine/create-refund";
import { openDispute } from "../engine/open-dispute";
import type { ApiRequest } from "../http/api-request";
import { RateLimit } from "../http/rate-limit";
import type { Simulation } from "../simulation";
import {
  allowOnly,
  type ControlFields,
  ControlRefusal,
  countField,
  flagField,
  needed,
  readControlFields,
  textField,
  textsField,
} from "./control-fields";
import { moveRefund } from "./move-refund";
import { namedBooks } from "./named-books";
import { planFault } from "./plan-fault";
import { steerWebhooks } from "./steer-webhooks";

type Control = (simulation: Simulation, fields: ControlFields) => object;

const CONTROLS: Record<string, Control> = {
  "POST reset": reset,
  "GET faults": (simulation) => ({ faults: simulation.faults.list() }),
  "POST faults": planFault,
  "DELETE faults": clearFaults,
  "POST latency": setLatency,
  "POST clock": moveClock,
  "GET clock": showClock,
  "GET requests": (simulation) => ({ requests: simulation.record.all() }),
  "DELETE requests": clearRequests,
  "GET webhooks": (simulation) => simulation.webhooks.report(),
  "POST webhooks": steerWebhooks,
  "POST rate-limit": setRateLimit,
  "POST keys": setKeyRule,
  "POST search": setSearchLag,
  "POST balance": setBalance,
  "POST settlement": setSettlement,
  "POST disputes": dispute,
  "POST refunds": moveRefund,
  "GET notices": (simulation) => ({ notices: simulation.notices }),
  "POST notices": takeNotice,
};

/** Answers a call below `/_simulator/`, which needs no key and is not recorded. */
export function answerControl(simulation: Simulation, request: ApiRequest): { status: number; body: object } {
  const control = CONTROLS[`${request.method} ${request.path.slice("/_simulator/".length)}`];
  if (!control) return { status: 404, body: { error: "Unknown control.", known: Object.keys(CONTROLS) } };
  try {
    return { status: 200, body: control(simulation, readControlFields(request.body)) };
  } catch (problem) {
    if (problem instanceof ControlRefusal) return { status: 400, body: { error: problem.message } };
    throw problem;
  }
}

function reset(simulation: Simulation, fields: ControlFields): object {
  allowOnly(fields, ["world"]);
  const world = textField(fields, "world");
  if (world !== undefined && !simulation.worldNames().includes(world)) {
    throw new ControlRefusal(`Unknown world "${world}"; known: ${simulation.worldNames().join(", ")}.`);
  }
  simulation.reset(world);
  return { world: simulation.world.name };
}

function clearFaults(simulation: Simulation): object {
  simulation.faults.clear();
  return { faults: [] };
}

function setLatency(simulation: Simulation, fields: ControlFields): object {
  allowOnly(fields, ["milliseconds"]);
  simulation.latencyMilliseconds = needed(countField(fields, "milliseconds"), "milliseconds");
  return { milliseconds: simulation.latencyMilliseconds };
}

function moveClock(simulation: Simulation, fields: ControlFields): object {
  allowOnly(fields, ["advanceSeconds"]);
  simulation.clock.advance(needed(countField(fields, "advanceSeconds"), "advanceSeconds"));
  return showClock(simulation);
}

function showClock(simulation: Simulation): object {
  return { now: new Date(simulation.clock.nowMilliseconds()).toISOString() };
}

function clearRequests(simulation: Simulation): object {
  simulation.record.clear();
  return { requests: [] };
}

/** `{"capacity": 5, "refillPerSecond": 1}`; an empty object lifts the limit. */
function setRateLimit(simulation: Simulation, fields: ControlFields): object {
  allowOnly(fields, ["capacity", "refillPerSecond"]);
  const capacity = countField(fields, "capacity");
  const rule =
    capacity === undefined ? null : { capacity, refillPerSecond: countField(fields, "refillPerSecond") ?? 0 };
  simulation.rateLimit = new RateLimit(rule);
  return { rateLimit: rule };
}

/** Plays whatever a company lets its notices go to: keeps the last ones, as they came. */
function takeNotice(simulation: Simulation, fields: ControlFields): object {
  simulation.notices.push(fields);
  if (simulation.notices.length > 100) simulation.notices.shift();
  return {};
}

function setKeyRule(simulation: Simulation, fields: ControlFields): object {
  allowOnly(fields, ["key", "permissions", "expired"]);
  const key = needed(textField(fields, "key"), "key");
  const permissions = textsField(fields, "permissions");
  const rule = { ...(permissions ? { permissions } : {}), expired: flagField(fields, "expired") ?? false };
  simulation.keyRules.set(key, rule);
  return rule;
}

function setSearchLag(simulation: Simulation, fields: ControlFields): object {
  allowOnly(fields, ["lagSeconds"]);
  simulation.search.lagSeconds = needed(countField(fields, "lagSeconds"), "lagSeconds");
  return { lagSeconds: simulation.search.lagSeconds };
}

/** Sets what is available in one currency; refunds that waited for it go out. */
function setBalance(simulation: Simulation, fields: ControlFields): object {
  allowOnly(fields, ["currency", "availableMinor", "account"]);
  const books = namedBooks(simulation, fields);
  const availableMinor = needed(countField(fields, "availableMinor"), "availableMinor");
  books.balance.setAvailable(needed(textField(fields, "currency"), "currency"), availableMinor);
  settleCoveredRefunds(books);
  return books.balance.toStripe(books.livemode);
}

/** `{"currency": "gbp", "settlesIn": "eur", "exchangeRate": 1.17}`: an account without a balance in that currency. */
function setSettlement(simulation: Simulation, fields: ControlFields): object {
  allowOnly(fields, ["currency", "settlesIn", "exchangeRate", "account"]);
  const settlement = {
    currency: needed(textField(fields, "settlesIn"), "settlesIn"),
    exchangeRate: needed(countField(fields, "exchangeRate"), "exchangeRate"),
  };
  const { balance } = namedBooks(simulation, fields);
  balance.settleIn(needed(textField(fields, "currency"), "currency"), settlement);
  return settlement;
}

function dispute(simulation: Simulation, fields: ControlFields): object {
  allowOnly(fields, ["charge", "inquiry", "account"]);
  const books = namedBooks(simulation, fields);
  const id = needed(textField(fields, "charge"), "charge");
  const charge = books.charges.get(id);
  if (!charge) throw new ControlRefusal(`There is no charge ${id}.`);
  return openDispute(books, charge, { inquiry: flagField(fields, "inquiry") ?? false });
}
