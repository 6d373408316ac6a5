import { clsx } from "clsx";
import type { ReactNode } from "react";
import { AccountMenu } from "@/components/frame/account-menu";
import { FrameKeys } from "@/components/frame/frame-keys";
import { SearchBox } from "@/components/frame/search-box";
import { SignOut, type SignOutWay } from "@/components/frame/sign-out";
import { TestModeBand } from "@/components/frame/test-mode-band";
import { Notice } from "@/components/ui/notice";
import { PageLink } from "@/components/ui/page-link";
import type { AccountsView } from "@/lib/core/account/account";
import type { MenuPlace } from "@/lib/core/account/menu-place";

/** What the frame of every page shows of the installation and of the person who is signed in. */
export type FrameFacts = {
  readonly livemode: boolean;
  /** Null with one account. Which of several is open stands above the frame, on every page. */
  readonly accounts: AccountsView | null;
  readonly place: MenuPlace;
  readonly name: string;
  readonly email: string;
  readonly mayReadPayments: boolean;
  readonly mayReadAudit: boolean;
  readonly serverTrouble: string | null;
  readonly showsInsights: boolean;
  readonly openCases: string | null;
  readonly hasKeys: boolean;
  readonly waitingApprovals: string | null;
  readonly mayChangeSettings: boolean;
  readonly signOut: SignOutWay;
};

/** The frame of a signed-in page. The start page brings its own, larger search box. */
export function PageFrame(props: { frame: FrameFacts; hasSearchBox: boolean; children: ReactNode }) {
  const { frame } = props;
  return (
    <>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-10 focus:bg-paper focus:px-4 focus:py-2"
      >
        Skip to the content
      </a>
      <output
        id="offline"
        tabIndex={-1}
        className="offline-band sticky top-0 z-20 border-b border-caution bg-caution-tint px-gutter py-2 text-center font-medium text-caution outline-none"
      >
        No network. What you typed stays here and nothing is sent; buttons work again once the network is
        back.
      </output>
      <header className="border-b border-line">
        {!frame.livemode && frame.accounts === null && <TestModeBand />}
        <div className="mx-auto flex max-w-page flex-wrap items-center gap-x-6 gap-y-2 px-gutter py-2">
          <PageLink href="/" className="text-ink no-underline hover:text-ink">
            <strong className="font-semibold">Refund Console</strong>
          </PageLink>
          <nav aria-label="Main" className="flex flex-wrap gap-x-4">
            {frame.mayReadPayments && <NavLink place={frame.place} href="/" text="Payments" />}
            <NavLink place={frame.place} href="/refunds" text="Refunds" />
            {frame.mayReadPayments && (
              <NavLink
                place={frame.place}
                href="/approvals"
                text="Approvals"
                count={frame.waitingApprovals}
              />
            )}
            <NavLink place={frame.place} href="/attention" text="Attention" count={frame.openCases} />
            {frame.showsInsights && <NavLink place={frame.place} href="/insights" text="Insights" />}
            {frame.mayReadAudit && <NavLink place={frame.place} href="/audit-log" text="Audit log" />}
            {frame.mayChangeSettings && <NavLink place={frame.place} href="/settings" text="Settings" />}
          </nav>
          {props.hasSearchBox && frame.mayReadPayments && (
            <SearchBox text="" hasKey={frame.hasKeys} className="order-last w-full md:order-none md:w-80" />
          )}
          {frame.accounts !== null && <AccountMenu others={frame.accounts.others} />}
          <SignedIn frame={frame} />
        </div>
      </header>
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-page grow px-gutter py-6 outline-none">
        {frame.serverTrouble !== null && (
          <div className="mb-6">
            <Notice tone="bad">
              <p>{frame.serverTrouble}</p>
            </Notice>
          </div>
        )}
        {props.children}
      </main>
      <FrameKeys />
    </>
  );
}

/** The place one is in has a line below it and other letters: neither colour alone nor the weight has to be seen. */
function NavLink(props: { href: string; text: string; place: MenuPlace; count?: string | null }) {
  const { href, text, place, count = null } = props;
  const isHere = place.href === href;
  return (
    <PageLink
      href={href}
      aria-current={isHere ? (place.isPlaceItself ? "page" : "true") : undefined}
      className={clsx(
        "inline-flex min-h-target items-center border-b-2 no-underline",
        isHere ? "border-accent font-semibold text-ink" : "border-transparent hover:underline",
      )}
    >
      {text}
      {count !== null && (
        <span className="ml-1 rounded-full bg-caution-tint px-1.5 text-sm font-semibold text-caution tabular-nums">
          {count}
          <span className="sr-only"> open</span>
        </span>
      )}
    </PageLink>
  );
}

function SignedIn({ frame }: { frame: FrameFacts }) {
  return (
    <div className="ml-auto flex min-w-0 items-center gap-1 text-sm">
      <bdi title={frame.email} className="line-clamp-1 max-w-48 text-soft">
        {frame.name}
      </bdi>
      <SignOut way={frame.signOut} tone="quiet" />
    </div>
  );
}
