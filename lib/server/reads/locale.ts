import "server-only";
import { headers } from "next/headers";
import { wellFormedLocale } from "@/lib/core/money/well-formed-locale";

/** The locale that the browser asks for first; figures are read and written in it. */
export async function readLocale(): Promise<string> {
  const accepted = (await headers()).get("accept-language") ?? "";
  const first = accepted.split(",")[0]?.split(";")[0]?.trim() ?? "";
  return wellFormedLocale(first === "*" ? "" : first);
}
