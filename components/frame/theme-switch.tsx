"use client";

import { type SubmitEvent, useState } from "react";
import { type Theme, themeNamed, themes } from "@/components/frame/theme";
import { Button } from "@/components/ui/button";

const labels: Record<Theme, string> = { system: "As the system", light: "Light", dark: "Dark" };

/** Posts the choice; with client JavaScript the page stays, so that a half-typed form is not lost. */
export function ThemeSwitch({ theme }: { theme: Theme }) {
  const [chosen, setChosen] = useState(theme);
  function stayHere(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const body = new FormData(event.currentTarget, event.nativeEvent.submitter);
    const next = themeNamed(body.get("theme"));
    document.documentElement.dataset.theme = next;
    setChosen(next);
    // A choice that could not be stored still holds for this page.
    fetch("/theme", { method: "POST", body, redirect: "manual" }).catch(() => {});
  }
  return (
    <form action="/theme" method="post" onSubmit={stayHere} className="flex flex-wrap items-center gap-1">
      <span className="mr-1 text-soft">Colours</span>
      {themes.map((one) => (
        <Button
          key={one}
          tone="quiet"
          type="submit"
          name="theme"
          value={one}
          aria-pressed={one === chosen}
          className="button-small aria-pressed:bg-raised aria-pressed:font-semibold aria-pressed:text-ink"
        >
          {labels[one]}
        </Button>
      ))}
    </form>
  );
}
