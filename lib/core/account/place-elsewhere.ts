const sameEverywhere = ["refunds", "approvals", "attention", "insights", "audit-log", "settings"];

/** Rooms whose numbers the search box knows: another account may know them too. */
const searched = ["charges", "customers", "refunds"];

/**
 * The path at another account for what is open at this one: the same list, the same search, or a search for the
 * same number. A filter of a list is left behind, as its values may mean nothing there.
 */
export function placeElsewhere(pathAndQuery: string): string {
  const address = new URL(pathAndQuery, "http://here.invalid");
  const [, room = "", id = ""] = address.pathname.split("/");
  if (room === "") return searchFor(address.searchParams.get("q") ?? "");
  if (id !== "" && searched.includes(room)) return searchFor(decoded(id));
  return sameEverywhere.includes(room) ? `/${room}` : "/";
}

function searchFor(text: string): string {
  return text === "" ? "/" : `/?${new URLSearchParams({ q: text })}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}
