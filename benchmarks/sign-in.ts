import { Visitor } from "./visitor";

/**
 * A visitor who has signed in as the first person on the identity provider's page, a support agent.
 * @throws Error when that does not lead back to the product
 */
export async function signIn(appUrl: string): Promise<Visitor> {
  const visitor = new Visitor();
  const choice = await visitor.open(new URL("/auth/sign-in?returnTo=/", appUrl));
  const action = /<form method="post" action="([^"]+)"/.exec(choice.body)?.[1];
  const person = /name="person" value="([^"]+)"/.exec(choice.body)?.[1];
  if (action === undefined || person === undefined) throw new Error(`no sign-in page at ${choice.url.href}`);
  const home = await visitor.submit(new URL(action, choice.url), { person });
  if (home.url.origin !== appUrl || home.status !== 200) {
    throw new Error(`the sign-in ended at ${home.url.href} with status ${home.status}`);
  }
  return visitor;
}
