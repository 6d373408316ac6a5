import { Button } from "@/components/ui/button";

const shares = ["25", "50", "75", ""];

/**
 * The buttons beside the amount, made on the server: the form's script only hears that one was pressed. Each has its
 * percentage in `data-share`; all of it has none.
 */
export function AmountKeys() {
  return (
    <div className="hidden flex-wrap self-start sm:pt-6 scripted:flex">
      {shares.map((percent) => (
        <Button key={percent} tone="quiet" data-share={percent} className="button-small">
          {percent === "" ? "All" : `${percent} %`}
          <span className="sr-only"> of what is left</span>
        </Button>
      ))}
      <Button tone="quiet" data-share="work" className="button-small">
        Work out…
      </Button>
    </div>
  );
}
