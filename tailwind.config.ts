import type { Config } from "tailwindcss";
import plugin from "tailwindcss/plugin";

/**
 * Every colour by what it is for, as [in light, on dark]. Text colours keep 4.5 : 1 on `paper`, `raised` and
 * their own tint; `edge` keeps 3 : 1, because it alone shows where a field is.
 */
const palette = {
  paper: ["#ffffff", "#131416"],
  raised: ["#f5f6f7", "#1b1d20"],
  line: ["#dee1e5", "#2e3136"],
  edge: ["#80868f", "#7b828c"],
  ink: ["#16181c", "#eceef0"],
  soft: ["#555b64", "#a5abb4"],
  accent: ["#1a56c4", "#8ab6ff"],
  "accent-strong": ["#123f94", "#b3d0ff"],
  "on-accent": ["#ffffff", "#0c1526"],
  good: ["#146338", "#74cf9b"],
  "good-tint": ["#e8f4ed", "#14271c"],
  caution: ["#7a4a00", "#efb75f"],
  "caution-tint": ["#fdf3e0", "#2b2110"],
  bad: ["#a8201a", "#ff9a91"],
  "bad-tint": ["#fcecea", "#331917"],
  // Accounts, told apart beside their names; none of them is a signal.
  teal: ["#0a5c6b", "#6fd0e0"],
  "teal-tint": ["#e1f2f5", "#0e272c"],
  violet: ["#5a3db0", "#c0aeff"],
  "violet-tint": ["#efebfb", "#221b3a"],
  magenta: ["#941b66", "#ff9ad0"],
  "magenta-tint": ["#fbe8f3", "#331428"],
  brown: ["#734020", "#e3ad85"],
  "brown-tint": ["#f6ebe3", "#2b1d13"],
  blue: ["#1a4fb4", "#8ab6ff"],
  "blue-tint": ["#e5edfb", "#14213a"],
  grey: ["#474d56", "#b9bfc7"],
  "grey-tint": ["#e9ebee", "#282b30"],
  veil: ["#00000066", "#000000a6"],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

const names = Object.keys(palette) as (keyof typeof palette)[];

function variables(side: 0 | 1): Record<string, string> {
  return Object.fromEntries(names.map((name) => [`--${name}`, palette[name][side]]));
}

/** Light and dark by system; `data-theme` on the root, set by the theme switch, decides over it. */
const themes = plugin((api) => {
  const dark = { "color-scheme": "dark", ...variables(1) };
  api.addBase({
    ":root": { "color-scheme": "light", ...variables(0) },
    "@media (prefers-color-scheme: dark)": { ":root:not([data-theme=light])": dark },
    ":root[data-theme=dark]": dark,
    // Paper is white, whatever the screen is.
    "@media print": { ":root:root:root": { "color-scheme": "light", ...variables(0) } },
  });
});

const config: Config = {
  content: ["./app/**/*.{ts,tsx}", "./components/**/*.{ts,tsx}"],
  theme: {
    colors: {
      transparent: "transparent",
      current: "currentColor",
      ...Object.fromEntries(names.map((name) => [name, `var(--${name})`])),
    },
    // In rem, so that a larger text size set in the browser is obeyed; 14 px is the base.
    fontSize: {
      xs: ["0.75rem", "1rem"],
      sm: ["0.8125rem", "1.25rem"],
      base: ["0.875rem", "1.25rem"],
      lg: ["1rem", "1.5rem"],
      xl: ["1.25rem", "1.75rem"],
      figure: ["1.5rem", "2rem"],
    },
    fontFamily: {
      sans: [
        "system-ui",
        "-apple-system",
        "Segoe UI",
        "Roboto",
        "Noto Sans",
        "Liberation Sans",
        "sans-serif",
      ],
      mono: ["ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "Liberation Mono", "monospace"],
    },
    borderRadius: { none: "0", DEFAULT: "0.25rem", full: "9999px" },
    extend: {
      // The 4 px grid, with names for the measures that carry a meaning.
      spacing: { target: "1.5rem", control: "2rem", gutter: "1rem", section: "2rem" },
      maxWidth: { page: "72rem", form: "38rem", prose: "42rem" },
    },
  },
  plugins: [themes],
};

export default config;
