import { ChoiceSwitch } from "@/components/frame/choice-switch";
import type { Chosen } from "@/components/frame/choices";
import { Button } from "@/components/ui/button";

const themes = { system: "As the system", light: "Light", dark: "Dark" };
const keys = {
  on: (
    <>
      On<span className="sr-only">: / goes to the search box, ? shows all</span>
    </>
  ),
  off: "Off",
};

/** What can be set for this browser. Keys work by script alone, so without one there is nothing to switch off. */
export function FrameFooter(props: { theme: Chosen<"theme">; keys: Chosen<"keys"> }) {
  return (
    <footer className="mx-auto flex w-full max-w-page flex-wrap gap-x-6 px-gutter py-4 text-sm">
      <ChoiceSwitch name="theme" title="Colours" labels={themes} chosen={props.theme} className="flex" />
      <ChoiceSwitch
        name="keys"
        title="Single-key shortcuts"
        labels={keys}
        chosen={props.keys}
        className="hidden scripted:flex"
      />
      <Button tone="quiet" id="show-keys" className="button-small hidden scripted:block">
        All keys
      </Button>
    </footer>
  );
}
