import type { ComponentProps } from "react";

type Tone = "primary" | "plain" | "quiet";

/** A button, a plain one inside forms too: what submits says so with `type="submit"`. */
export function Button({ tone, className = "", type, ...rest }: ComponentProps<"button"> & { tone: Tone }) {
  return (
    <button
      {...rest}
      type={type === "submit" ? "submit" : "button"}
      className={`button button-${tone} ${className}`}
    />
  );
}
