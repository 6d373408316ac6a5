import { Visitor } from "./visitor";

/**
 * A visitor who has signed in as one of the people on the identity provider's page, counted from 0: the first one is
 * a support agent.
 * @throws Error when that does not lead back to the product
 */
export async function signIn(appUrl: string, place = 0): Promise<Visitor> {
  const visitor = new Visitor();
  const choice = await visitor.open(new URL("/auth/sign-in?returnTo=/", appUrl));
  const action = /<form method="post" action="([^"]+)"/.exec(choice.body)?.[1];
  const person = [...choice.body.matchAll(/name="person" value="([^"]+)"/g)][place]?.[1];
  if (action === undefined || person === undefined) throw new Error(`no sign-in page at ${choice.url.href}`);
  const home = await visitor.submit(new URL(action, choice.url), { person });
  // Not everybody may see the start page; who is told so is signed in all the same.
  if (home.url.origin !== appUrl || ![200, 403].includes(home.status)) {
    throw new Error(`the sign-in ended at ${home.url.href} with status ${home.status}`);
  }
  return visitor;
}
