export function TestModeBand() {
  return (
    <p className="bg-caution-tint px-gutter py-1 text-center text-sm text-caution">
      <strong className="font-semibold tracking-wide">TEST MODE</strong> No real money moves here.
    </p>
  );
}
