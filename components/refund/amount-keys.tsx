import { Button } from "@/components/ui/button";

const shares = ["25", "50", "75", ""];

/**
 * The buttons beside the amount, made on the server: the form's script only hears that one was pressed. Each has its
 * percentage as its value; all of it has none.
 */
export function AmountKeys() {
  return (
    <>
      {shares.map((percent) => (
        <Button key={percent} tone="quiet" value={percent} className="button-small">
          {percent === "" ? "All" : `${percent} %`}
          <span className="sr-only"> of what is left</span>
        </Button>
      ))}
      <Button tone="quiet" value="work" className="button-small">
        Work out…
      </Button>
    </>
  );
}
