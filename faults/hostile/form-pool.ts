import type { Visitor } from "../../benchmarks/visitor";
import type { Random } from "../world/random";
import { type FoundForm, formsOf } from "./found-forms";
import { crawl, type HostileStage } from "./hostile-stage";
import type { ServerAction } from "./list-actions";

/** A form, and the person on whose page it stood. */
export type ShownForm = { readonly visitor: Visitor; readonly form: FoundForm };

/** After so many bodies a form's page is read anew: what it saw has been overtaken by bodies that were valid. */
const formsLast = 60;

/** The forms that a body for one action can begin as. */
export class FormPool {
  #shown: Promise<ShownForm[]>;
  #left = formsLast;

  constructor(
    private readonly open: HostileStage,
    private readonly action: ServerAction,
  ) {
    this.#shown = this.#all();
  }

  /** @throws Error when no page shows any form */
  async take(random: Random): Promise<ShownForm> {
    if (this.#left === 0) {
      this.#left = formsLast;
      this.#shown = this.#shown.then((shown) => this.#anew(shown));
    }
    this.#left -= 1;
    const shown = await this.#shown;
    const one = shown[random.below(shown.length)];
    if (!one) throw new Error("no page shows any form");
    return one;
  }

  async #all(): Promise<ShownForm[]> {
    const shown: ShownForm[] = [];
    for (const visitor of this.open.insiders) {
      for (const form of await crawl(this.open, visitor)) shown.push({ visitor, form });
    }
    return this.#own(shown);
  }

  async #anew(shown: readonly ShownForm[]): Promise<ShownForm[]> {
    const pages = new Map(
      shown.map(({ visitor, form }) => [
        `${visitor.cookies()[0]?.value} ${form.url.href}`,
        { visitor, url: form.url },
      ]),
    );
    const read = [...pages.values()].map(async ({ visitor, url }) =>
      (await formsOf(visitor, url)).map((form) => ({ visitor, form })),
    );
    const anew = this.#own((await Promise.all(read)).flat());
    return anew.length > 0 ? anew : [...shown];
  }

  /** The forms that name the action; where none does, any: they share their fields. */
  #own(shown: ShownForm[]): ShownForm[] {
    const own = shown.filter(({ form }) => form.html.includes(this.action.id));
    return own.length > 0 ? own : shown;
  }
}
