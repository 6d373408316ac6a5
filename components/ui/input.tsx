import { clsx } from "clsx";
import type { ComponentProps } from "react";

const look =
  "block w-full rounded border border-edge bg-paper px-2 py-1 text-ink placeholder:text-soft aria-invalid:border-bad aria-invalid:outline-bad";

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input {...rest} className={clsx(look, "min-h-control", className)} />;
}

export function TextArea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea {...rest} className={clsx(look, className)} />;
}

export function Select({ className, ...rest }: ComponentProps<"select">) {
  return <select {...rest} className={clsx(look, "min-h-control", className)} />;
}
