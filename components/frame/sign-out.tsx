import { Button } from "@/components/ui/button";
import { PageLink } from "@/components/ui/page-link";

/** Where a session ends: here, with a form of ours, or at the gateway in front, if its address is known. */
export type SignOutWay =
  | { readonly at: "console" }
  | { readonly at: "gateway"; readonly address: string | null };

export function SignOut({ way, tone }: { way: SignOutWay; tone: "plain" | "quiet" }) {
  if (way.at === "console") {
    return (
      <form action="/auth/sign-out" method="post">
        <Button tone={tone} type="submit">
          Sign out
        </Button>
      </form>
    );
  }
  if (way.address === null) return null;
  return (
    <PageLink href={way.address} className={`button button-${tone} inline-flex items-center no-underline`}>
      Sign out
    </PageLink>
  );
}
