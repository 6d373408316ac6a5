import type { ComponentProps } from "react";

/**
 * A link to a page of the console, as a plain one: every page answers in a few milliseconds, and fetching pages
 * ahead or in place would cost script on all of them and a look-up at Stripe for every row of a list.
 */
export function PageLink({ href, children, ...rest }: ComponentProps<"a"> & { href: string }) {
  return (
    <a {...rest} href={href}>
      {children}
    </a>
  );
}
