import type { LiveView } from "@/lib/core/charge/live-view";

/** What an open page learns; `null`: nobody is signed in any more. */
export type Told = LiveView | null;

const pollMilliseconds = 20_000;
const longAwayMilliseconds = 60_000;

/**
 * Follows a page at its live address, which ends in the number of this showing, while somebody can see it. Where no
 * stream comes through, it asks every 20 seconds and when the page is turned to, and tries a stream again each time.
 * Comes back with how to end.
 */
export function followPage(live: string, tell: (told: Told) => void, onReturn: () => void): () => void {
  const url = `${live}${crypto.randomUUID()}`;
  const listening = new AbortController();
  const { signal } = listening;
  let source: EventSource | undefined;
  let hasHeard = false;
  let leftAt = Date.now();

  function connect() {
    source?.close();
    hasHeard = false;
    source = new EventSource(url);
    source.addEventListener("message", ({ data }) => {
      hasHeard = true;
      tell(readLiveView(data));
    });
    source.addEventListener("error", () => {
      hasHeard = false;
      // Cut off: it comes back by itself. Refused: it does not.
      if (source?.readyState === EventSource.CLOSED) void ask();
    });
  }
  async function ask() {
    const answer = await fetch(url).catch(() => null);
    if (answer?.status === 401) tell(null);
    else if (answer?.ok) tell(readLiveView(await answer.text()));
  }
  function check() {
    if (hasHeard || document.hidden) return;
    connect();
    void ask();
  }
  function turn() {
    if (document.hidden) {
      source?.close();
      leftAt = Date.now();
    } else {
      connect();
      if (Date.now() - leftAt > longAwayMilliseconds) onReturn();
    }
  }

  document.addEventListener("visibilitychange", turn, { signal });
  addEventListener("focus", check, { signal });
  const timer = setInterval(check, pollMilliseconds);
  turn();
  return () => {
    listening.abort();
    clearInterval(timer);
    source?.close();
  };
}

/** The server's own words, at this border alone taken for what they are. */
function readLiveView(text: string): LiveView {
  return JSON.parse(text);
}
