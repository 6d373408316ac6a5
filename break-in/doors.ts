import { appUrl, gatewayUrl } from "./addresses";
import { assertionOf, carrying } from "./assertions";
import type { Mode } from "./server-log";
import { Visitor } from "./visitor";

/** A way in: one server signs people in itself, the other one has a gateway in front. */
export type Door = {
  mode: Mode;
  origin: string;
  /** A visitor who is this person, and what they send with every request. */
  enter: (name: string) => Promise<{ visitor: Visitor; headers: Record<string, string> }>;
};

export const doors: readonly Door[] = [
  {
    mode: "oidc",
    origin: appUrl,
    enter: async (name) => {
      const visitor = new Visitor(appUrl);
      await visitor.signIn(name);
      return { visitor, headers: {} };
    },
  },
  {
    mode: "proxy",
    origin: gatewayUrl,
    enter: async (name) => ({ visitor: new Visitor(gatewayUrl), headers: carrying(await assertionOf(name)) }),
  },
];
