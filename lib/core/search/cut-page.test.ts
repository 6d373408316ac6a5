import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Charge } from "@/lib/core/charge/charge";
import { aCharge } from "@/lib/core/test-builders";
import { cutPage, type Findings } from "./cut-page";
import type { PaymentKey } from "./payment-key";

/** A charge so many seconds after the beginning. */
const at = (second: number): Charge => aCharge({ id: `ch_${second}`, createdAt: new Date(second * 1000) });
const idsOf = (charges: readonly Charge[]) => charges.map(({ id }) => id);

describe("a page of what several sources found", () => {
  it("is everything once, newest first, where nothing is left behind it", () => {
    const sources = [
      { charges: [at(5), at(2)], lookedTo: null },
      { charges: [at(9), at(5)], lookedTo: null },
    ];
    const page = cutPage(sources, true, 50);
    expect(idsOf(page.charges)).toEqual(["ch_9", "ch_5", "ch_2"]);
    expect(page.next).toBeNull();
  });

  it("shows at first also what lies behind the place that was looked to, and goes on from there", () => {
    const listed = { charges: [at(9)], lookedTo: at(7) };
    const known = { charges: [at(2)], lookedTo: null };
    expect(idsOf(cutPage([listed, known], true, 50).charges)).toEqual(["ch_9", "ch_2"]);
    const later = cutPage([listed, known], false, 50);
    expect(idsOf(later.charges)).toEqual(["ch_9"]);
    expect(later.next?.id).toBe("ch_7");
  });

  it("ends at its last row when there are more of them", () => {
    const page = cutPage([{ charges: [at(9), at(8), at(7)], lookedTo: at(6) }], true, 2);
    expect(idsOf(page.charges)).toEqual(["ch_9", "ch_8"]);
    expect(page.next?.id).toBe("ch_8");
  });

  it("passes over no payment from the first page to the last", () => {
    const seconds = fc.uniqueArray(fc.nat({ max: 60 }), { maxLength: 40 });
    fc.assert(
      fc.property(seconds, seconds, fc.integer({ min: 1, max: 7 }), (listed, known, step) => {
        const shown = new Set<string>();
        let after: PaymentKey | null = null;
        for (let pages = 0; pages === 0 || after !== null; pages += 1) {
          expect(pages).toBeLessThan(100);
          const sources = [windowOf(listed, after, step), windowOf(known, after, step + 2)];
          const page: ReturnType<typeof cutPage> = cutPage(sources, after === null, 5);
          for (const { id } of page.charges) shown.add(id);
          after = page.next;
        }
        expect(shown).toEqual(new Set([...listed, ...known].map((second) => `ch_${second}`)));
      }),
    );
  });
});

/** What a source answers that looks so many charges on behind the key. */
function windowOf(seconds: readonly number[], after: PaymentKey | null, step: number): Findings {
  const end = after === null ? Number.POSITIVE_INFINITY : after.createdAt.getTime() / 1000;
  const behind = seconds.toSorted((left, right) => right - left).filter((second) => second < end);
  const charges = behind.slice(0, step).map(at);
  return { charges, lookedTo: behind.length > step ? (charges.at(-1) ?? null) : null };
}
