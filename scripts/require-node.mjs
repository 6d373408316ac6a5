import { Stop } from "./stop.mjs";

const oldest = [20, 19];

/** Throws Stop when this Node is older than `engines` in package.json allows. */
export function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  throw new Stop(`Node ${oldest.join(".")} or newer is needed; this is Node ${process.versions.node}.`);
}
