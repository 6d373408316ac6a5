"use client";

import { type SubmitEvent, useState } from "react";
import type { Theme } from "@/components/frame/theme";

const choices: readonly { theme: Theme; label: string }[] = [
  { theme: "system", label: "As the system" },
  { theme: "light", label: "Light" },
  { theme: "dark", label: "Dark" },
];

/** Posts the choice; with client JavaScript the page stays, so that a half-typed form is not lost. */
export function ThemeSwitch({ theme }: { theme: Theme }) {
  const [chosen, setChosen] = useState(theme);
  function stayHere(event: SubmitEvent<HTMLFormElement>) {
    const next = choices.find((choice) => choice.label === event.nativeEvent.submitter?.textContent)?.theme;
    if (next === undefined) return;
    event.preventDefault();
    document.documentElement.dataset.theme = next;
    setChosen(next);
    // A choice that could not be stored still holds for this page.
    fetch("/theme", { method: "POST", body: new URLSearchParams({ theme: next }), redirect: "manual" }).catch(
      () => {},
    );
  }
  return (
    <form action="/theme" method="post" onSubmit={stayHere} className="flex flex-wrap items-center gap-1">
      <span className="mr-1 text-soft">Colours</span>
      {choices.map((choice) => (
        <button
          key={choice.theme}
          type="submit"
          name="theme"
          value={choice.theme}
          aria-pressed={choice.theme === chosen}
          className="min-h-target rounded px-2 text-accent hover:bg-raised aria-pressed:bg-raised aria-pressed:font-semibold aria-pressed:text-ink"
        >
          {choice.label}
        </button>
      ))}
    </form>
  );
}
