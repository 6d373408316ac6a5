/** Where in the menu somebody is: at the place itself, or on a page that is reached from it. */
export type MenuPlace = { readonly href: string; readonly isPlaceItself: boolean };

/** Rooms that the menu knows under another name. */
const roomsOfPayments = ["", "charges", "customers"];

/** The place in the menu that a path with its query belongs to, whether or not the menu shows it to this person. */
export function menuPlace(pathAndQuery: string): MenuPlace {
  const [path = ""] = pathAndQuery.split(/[?#]/);
  const room = path.split("/")[1] ?? "";
  const href = roomsOfPayments.includes(room) ? "/" : `/${room}`;
  return { href, isPlaceItself: path === href };
}
