import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ThemeSwitch } from "@/components/frame/theme-switch";
import { readTheme } from "@/lib/server/reads/frame";
import "./globals.css";

// Every page shows what holds now for the person who asks; nothing may be rendered while building.
export const dynamic = "force-dynamic";

export const metadata: Metadata = {
  title: { default: "Refund Console", template: "%s · Refund Console" },
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = await readTheme();
  return (
    <html lang="en" data-theme={theme}>
      <body className="flex min-h-dvh flex-col">
        {children}
        <footer className="mx-auto w-full max-w-page px-gutter py-4 text-sm">
          <ThemeSwitch theme={theme} />
        </footer>
      </body>
    </html>
  );
}
