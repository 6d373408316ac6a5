import "server-only";
import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";
import { log } from "./log";

const inside = new BlockList();
for (const [network, bits] of [
  ["127.0.0.0", 8],
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["100.64.0.0", 10],
  ["169.254.0.0", 16],
] as const) {
  inside.addSubnet(network, bits, "ipv4");
}
inside.addAddress("::1", "ipv6");
inside.addSubnet("fc00::", 7, "ipv6");
inside.addSubnet("fe80::", 10, "ipv6");

/** True for addresses of this machine and of private networks (RFC 1918, 4193, 6598). */
export function isInside(address: string): boolean {
  return isIP(address) > 0 && inside.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

/**
 * Says in the start log that others than the gateway may reach this server. It is no fault: a firewall may stand
 * around it, and nobody gets in unverified either way.
 */
export async function warnOfWideListening(hostname: string): Promise<void> {
  const addresses = isIP(hostname) > 0 ? [hostname] : await addressesOf(hostname);
  if (addresses.length > 0 && addresses.every(isInside)) return;
  log().warn(
    { event: "server.listens_widely", hostname },
    "Listens wider than on loopback or a private address: only the gateway should reach this server",
  );
}

async function addressesOf(name: string): Promise<string[]> {
  const found = await lookup(name, { all: true }).catch(() => []);
  return found.map(({ address }) => address);
}
