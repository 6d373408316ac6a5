import type { Metadata } from "next";
import type { ReactNode } from "react";
import { FrameFooter } from "@/components/frame/frame-footer";
import { readChoices } from "@/lib/server/reads/frame";
import "./globals.css";

// Every page shows what holds now for the person who asks; nothing may be rendered while building.
export const dynamic = "force-dynamic";

export const metadata: Metadata = {
  title: { default: "Refund Console", template: "%s · Refund Console" },
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { theme, keys } = await readChoices();
  return (
    <html lang="en" data-theme={theme} data-keys={keys}>
      <body className="flex min-h-dvh flex-col">
        {children}
        <FrameFooter theme={theme} keys={keys} />
      </body>
    </html>
  );
}
