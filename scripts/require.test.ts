import { afterEach, describe, expect, it, vi } from "vitest";
import { Children } from "./children.mjs";
import { requireBrowser } from "./require-browser.mjs";
import { requireNode } from "./require-node.mjs";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

function withNode(version: string): () => void {
  vi.spyOn(process, "versions", "get").mockReturnValue({ ...process.versions, node: version });
  return requireNode;
}

describe("what a command needs", () => {
  it("is a Node that is new enough, named in a sentence where it is not", () => {
    expect(withNode("20.18.3")).toThrow("Node 20.19 or newer is needed; this is Node 20.18.3.");
    expect(withNode("18.20.0")).toThrow("Node 20.19 or newer is needed");
    expect(withNode("20.19.0")).not.toThrow();
    expect(withNode("24.0.0")).not.toThrow();
  });

  it("is a browser that is there, named in a sentence where it is not", async () => {
    vi.stubEnv("CHROMIUM_PATH", "/nowhere/chromium");
    await expect(requireBrowser(new Children())).rejects.toThrow(
      "CHROMIUM_PATH names /nowhere/chromium, and there is no such file.",
    );
    vi.stubEnv("CHROMIUM_PATH", process.execPath);
    await expect(requireBrowser(new Children())).resolves.toBeUndefined();
  });
});
