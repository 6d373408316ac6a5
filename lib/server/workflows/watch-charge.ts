import "server-only";
import { setTimeout } from "node:timers/promises";
import type { ChargePlace } from "@/lib/core/charge/connected-account";
import { type LiveView, openElsewhere, type Watching } from "@/lib/core/charge/live-view";
import type { Operator } from "@/lib/core/operator";
import {
  closePage,
  listWatched,
  renewPages,
  type ShownPage,
  showPage,
} from "@/lib/server/database/open-pages";
import { type Hands, hands } from "@/lib/server/hands";
import { log } from "@/lib/server/log";
import { oncePerAccount } from "@/lib/server/once-per-account";
import { noteShown } from "./look-at-open-charges";

/** Called at once and whenever there is something new. */
export type Tell = (view: LiveView) => void;

/** Ends the watching. `gone`: the page is closed, and not only about to come back. */
export type EndWatching = (isGone: boolean) => Promise<void>;

type Watcher = {
  readonly chargeId: string;
  readonly page: ShownPage | null;
  readonly see: (view: LiveView) => void;
  readonly reader: Operator;
};

const roundMilliseconds = 1_000;
const roundsPerRenewal = 5;

/** Tells an open page what moves: all pages of one account in this process share one question a second to the database. */
export async function watchCharge(operator: Operator, watching: Watching, tell: Tell): Promise<EndWatching> {
  return watchers(await hands()).add(operator, watching, tell);
}

function watchers(open: Hands): Watchers {
  return oncePerAccount("watchers", () => new Watchers(open));
}

/** The pages that this process serves. */
export class Watchers {
  readonly #hands: Hands;
  readonly #all = new Set<Watcher>();
  #isRunning = false;

  constructor(open: Hands) {
    this.#hands = open;
  }

  async add(reader: Operator, { pageId, ...place }: Watching, tell: Tell): Promise<EndWatching> {
    const { chargeId } = place;
    const page = pageId === null ? null : shownPage(reader, place, pageId);
    const watcher: Watcher = { chargeId, page, reader, see: onlyNews(tell) };
    this.#all.add(watcher);
    if (page !== null) await this.#show(page);
    void this.#run();
    return (isGone) => this.#end(watcher, isGone);
  }

  async #show(page: ShownPage): Promise<void> {
    const { database, clock } = this.#hands;
    if (await showPage(database, page)) await noteShown(database, page.chargeId, clock.now());
    else await renewPages(database, [page]);
  }

  async #end(watcher: Watcher, isGone: boolean): Promise<void> {
    this.#all.delete(watcher);
    const { page } = watcher;
    // The same page may be back on another connection already.
    const isBack = [...this.#all].some((other) => other.page?.id === page?.id);
    if (isGone && page !== null && !isBack) await closePage(this.#hands.database, page);
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    for (let round = 0; this.#all.size > 0; round += 1) {
      await this.#round(round % roundsPerRenewal === roundsPerRenewal - 1).catch((error: unknown) => {
        log().warn({ err: error }, "open pages could not be told what moved");
      });
      await setTimeout(roundMilliseconds, undefined, { ref: false });
    }
    this.#isRunning = false;
  }

  async #round(isRenewal: boolean): Promise<void> {
    const { database } = this.#hands;
    const all = [...this.#all];
    if (isRenewal)
      await renewPages(
        database,
        all.flatMap(({ page }) => page ?? []),
      );
    const watched = await listWatched(database, [...new Set(all.map(({ chargeId }) => chargeId))]);
    for (const { chargeId, page, reader, see } of all) {
      const { version = null, pages = [] } = watched.get(chargeId) ?? {};
      see({ version, others: page === null ? "" : openElsewhere(pages, reader, page.id) });
    }
  }
}

function shownPage({ issuer, subject, name }: Operator, place: ChargePlace, id: string): ShownPage {
  return { id, ...place, issuer, subject, name };
}

function onlyNews(tell: Tell): Tell {
  let last = "";
  return (view) => {
    const text = JSON.stringify(view);
    if (text === last) return;
    last = text;
    tell(view);
  };
}
