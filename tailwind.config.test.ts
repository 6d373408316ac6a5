import { describe, expect, it } from "vitest";
import { accountColours } from "./lib/core/account/account";
import tailwind from "./tailwind.config";

/** Both sides of every colour of the theme, as the configuration gives them to the page. */
function themes(): readonly Record<string, string>[] {
  const added: Record<string, Record<string, Record<string, string> & string>>[] = [];
  for (const { handler } of (tailwind.plugins ?? []) as { handler: (api: object) => void }[]) {
    handler({ addBase: (base: (typeof added)[number]) => added.push(base) });
  }
  const [base] = added;
  return [base?.[":root"], base?.[":root[data-theme=dark]"]] as unknown as Record<string, string>[];
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(left: string, right: string): number {
  const [light = 0, dark = 0] = [luminance(left), luminance(right)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(accountColours)("an account in %s", (colour) => {
  it.each(["light", "dark"])("can be read in its band in the %s theme, and told on the page", (side) => {
    const theme = themes()[side === "light" ? 0 : 1] ?? {};
    const ink = theme[`--${colour}`] ?? "";
    expect(contrast(ink, theme[`--${colour}-tint`] ?? "")).toBeGreaterThanOrEqual(4.5);
    expect(contrast(ink, theme["--paper"] ?? "")).toBeGreaterThanOrEqual(4.5);
  });
});
