export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** The cookie that keeps the choice; it holds nothing personal. */
export const themeCookie = "theme";

/** A posted choice; anything unknown counts as following the system. */
export function themeNamed(text: unknown): Theme {
  return themes.find((theme) => theme === text) ?? "system";
}
