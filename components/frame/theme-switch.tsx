import { type Theme, themes } from "@/components/frame/theme";
import { Button } from "@/components/ui/button";

const labels: Record<Theme, string> = { system: "As the system", light: "Light", dark: "Dark" };

/** Posts the choice. Where the frame's script runs, it takes the choice over and the page stays. */
export function ThemeSwitch({ theme }: { theme: Theme }) {
  return (
    <form action="/theme" method="post" className="flex flex-wrap items-center gap-1">
      <span className="mr-1 text-soft">Colours</span>
      {themes.map((one) => (
        <Button
          key={one}
          tone="quiet"
          type="submit"
          name="theme"
          value={one}
          aria-pressed={one === theme}
          className="button-small aria-pressed:bg-raised aria-pressed:font-semibold aria-pressed:text-ink"
        >
          {labels[one]}
        </Button>
      ))}
    </form>
  );
}
