import { clsx } from "clsx";
import type { ComponentProps } from "react";

type Tone = "primary" | "plain" | "quiet";

const tones: Record<Tone, string> = {
  primary: "border-accent bg-accent text-on-accent hover:border-accent-strong hover:bg-accent-strong",
  plain: "border-edge bg-paper text-ink hover:bg-raised",
  quiet: "border-transparent bg-transparent text-accent hover:bg-raised",
};

/** A button, a plain one inside forms too: what submits says so with `type="submit"`. */
export function Button({ tone, className, type, ...rest }: ComponentProps<"button"> & { tone: Tone }) {
  return (
    <button
      {...rest}
      type={type === "submit" ? "submit" : "button"}
      className={clsx(
        "min-h-control max-w-full rounded border px-3 py-1 font-medium tabular-nums aria-disabled:opacity-60",
        tones[tone],
        className,
      )}
    />
  );
}
