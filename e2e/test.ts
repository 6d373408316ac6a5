import { type Browser, type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { appUrl, identityUrl } from "./stage/addresses";

export { expect };

export type Person =
  | "Ana Ferreira"
  | "Jonas Lindqvist"
  | "Mira Okafor"
  | "Tomasz Zielinski"
  | "Priya Raman"
  | "Helen Sato"
  | "Sam Porter"
  | "nobody";

type Options = {
  /** Who sits at the browser; signed in already, unless it is nobody. */
  as: Person;
  /** What the browser's console may complain about in this test; anything else fails it. */
  expectedNoise: RegExp | null;
};

type Tools = {
  /** A browser of its own for another person. */
  pageOf: (person: Person) => Promise<Page>;
  noise: string[];
};

type SignedIn = Awaited<ReturnType<typeof signIn>>;

/** Playwright's own test, with somebody signed in and with nothing unexpected in the browser's console. */
export const test = base.extend<Options & Tools, { signedIn: (person: Person) => Promise<SignedIn> }>({
  as: ["Ana Ferreira", { option: true }],
  expectedNoise: [null, { option: true }],
  signedIn: [
    async ({ browser }, use) => {
      const known = new Map<Person, SignedIn>();
      await use(async (person) => {
        const state = known.get(person) ?? (await signIn(browser, person));
        known.set(person, state);
        return state;
      });
    },
    { scope: "worker" },
  ],
  storageState: async ({ as, signedIn }, use) => use(await signedIn(as)),
  pageOf: async ({ browser, signedIn, noise }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (person) => {
      const context = await browser.newContext({ baseURL: appUrl, storageState: await signedIn(person) });
      listen(context, noise);
      opened.push(context);
      return context.newPage();
    });
    for (const context of opened) await context.close();
  },
  noise: [
    async ({ context, expectedNoise }, use) => {
      const noise: string[] = [];
      listen(context, noise);
      await use(noise);
      expect(noise.filter((line) => expectedNoise?.test(line) !== true)).toEqual([]);
    },
    { auto: true },
  ],
});

/** The browser reports errors of scripts, answers that failed, and violations of the security policy there. */
function listen(context: BrowserContext, noise: string[]): void {
  context.on("weberror", (fault) => noise.push(fault.error().message));
  context.on("console", (message) => {
    const { url } = message.location();
    // Browsers ask for an icon of their own accord, on pages without one as well.
    const isOurs = !url.startsWith(identityUrl) && !url.endsWith("/favicon.ico");
    if (message.type() === "error" && isOurs) noise.push(message.text());
  });
}

async function signIn(browser: Browser, person: Person) {
  // Within a test a new context would otherwise begin with the test's own person.
  const context = await browser.newContext({ baseURL: appUrl, storageState: { cookies: [], origins: [] } });
  if (person !== "nobody") {
    const page = await context.newPage();
    await page.goto("/");
    await page.getByRole("button", { name: person }).click();
    await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  }
  const state = await context.storageState();
  await context.close();
  return state;
}
