import { afterEach, expect, it, vi } from "vitest";
import { log } from "./log";
import { isInside, warnOfWideListening } from "./warn-of-wide-listening";

const warn = vi.fn();
vi.mock("./log", () => ({ log: () => ({ warn }) }));
afterEach(() => vi.clearAllMocks());

it.each(["127.0.0.1", "10.1.2.3", "172.31.0.1", "192.168.0.9", "100.64.1.1", "::1", "fd00::1", "fe80::1"])(
  "%s is inside, and nothing is said",
  async (address) => {
    expect(isInside(address)).toBe(true);
    await warnOfWideListening(address);
    expect(log().warn).not.toHaveBeenCalled();
  },
);

it.each(["0.0.0.0", "::", "203.0.113.7", "172.32.0.1", "2001:db8::1", "no-such-name.invalid"])(
  "%s is wider, and the start log says so",
  async (address) => {
    expect(isInside(address)).toBe(false);
    await warnOfWideListening(address);
    expect(warn).toHaveBeenCalledWith(
      expect.objectContaining({ event: "server.listens_widely", hostname: address }),
      expect.any(String),
    );
  },
);
