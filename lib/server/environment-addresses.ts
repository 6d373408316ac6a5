import "server-only";
import { type FaultList, requiredValue, type Variables } from "./environment-faults";

/** True for names and addresses that never leave this machine. */
export function isLoopback(address: URL): boolean {
  const host = address.hostname;
  return host === "localhost" || host === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** The same for the address in people's browsers, which ask nobody where names below localhost lead (RFC 6761, 6.3). */
export function isLoopbackOfBrowsers(address: URL): boolean {
  return isLoopback(address) || address.hostname.endsWith(".localhost");
}

/** An http or https address without credentials, query or fragment. */
export function readAddress(name: string, text: string, faults: FaultList): URL | null {
  const address = URL.canParse(text) ? new URL(text) : null;
  if (address === null || !/^https?:$/.test(address.protocol)) {
    return faults.add(name, "must be an address that begins with https:// (or http:// on this machine).");
  }
  if (address.username || address.password || address.search || address.hash) {
    return faults.add(name, "must not contain a name, a password, a query or a fragment.");
  }
  return address;
}

/** The address under which people open the console: its origin decides which requests are our own. */
export function readAppUrl(variables: Variables, faults: FaultList): URL | null {
  const text = requiredValue(variables, "APP_URL", faults);
  const address = text === null ? null : readAddress("APP_URL", text, faults);
  if (address === null) return null;
  if (address.pathname !== "/") return faults.add("APP_URL", "must be an origin without a path.");
  if (address.protocol === "http:" && !isLoopbackOfBrowsers(address)) {
    return faults.add("APP_URL", "must use https, except for an address of this machine.");
  }
  return address;
}
