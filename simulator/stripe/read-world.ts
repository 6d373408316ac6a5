import type { StripeWorldObject } from "./world-object";

/**
 * Reads a world from parsed JSON: a list of API objects, a Stripe list (`{"data": […]}`),
 * or objects by name (`{"resources": {"charge": {…}}}`). Throws a sentence for anything else.
 */
export function readWorld(json: unknown): StripeWorldObject[] {
  return entriesOf(json).map((entry, position) => {
    if (isWorldObject(entry)) return entry;
    throw new Error(`Entry ${position + 1} of the world is not an API object: it has no "object" field.`);
  });
}

function entriesOf(json: unknown): unknown[] {
  if (Array.isArray(json)) return json;
  if (typeof json === "object" && json !== null) {
    if ("data" in json && Array.isArray(json.data)) return json.data;
    if ("resources" in json && typeof json.resources === "object" && json.resources !== null) {
      return Object.values(json.resources);
    }
  }
  throw new Error('A world is a list of API objects, {"data": […]} or {"resources": {…}}.');
}

/** The border to the SDK's types: an export is taken at its word, and the loader tolerates missing fields. */
function isWorldObject(value: unknown): value is StripeWorldObject {
  return typeof value === "object" && value !== null && "object" in value && typeof value.object === "string";
}
