import type { Metadata } from "next";
import type { ReactNode } from "react";
import { AccountBand } from "@/components/frame/account-band";
import { FrameFooter } from "@/components/frame/frame-footer";
import { titleMark } from "@/lib/core/account/account";
import { shownAccount } from "@/lib/server/reads/accounts";
import { readChoices } from "@/lib/server/reads/frame";
import "./globals.css";

// Every page shows what holds now for the person who asks; nothing may be rendered while building.
export const dynamic = "force-dynamic";

export function generateMetadata(): Metadata {
  const mark = titleMark(shownAccount());
  return { title: { default: `${mark}Refund Console`, template: `${mark}%s · Refund Console` } };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { theme, keys } = await readChoices();
  const account = shownAccount();
  return (
    <html lang="en" data-theme={theme} data-keys={keys} data-mark={titleMark(account) || undefined}>
      <body className="flex min-h-dvh flex-col">
        {account !== null && <AccountBand account={account} />}
        {children}
        <FrameFooter theme={theme} keys={keys} />
      </body>
    </html>
  );
}
