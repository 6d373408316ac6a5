/** More wildcards than any ticket number needs; a few keep matching quick whatever is typed. */
const wildcardsMax = 4;
const maskCharactersMax = 40;

const wildcards: Readonly<Record<string, string>> = { "#": "\\p{Nd}+", "@": "\\p{L}+", "*": ".+" };

/**
 * Whether a text can serve as a mask. A mask is a ticket as people write it, with `#` for digits, `@` for letters
 * and `*` for anything, each at least one: `TCK-#`. Not a regular expression: an administrator who does not know
 * them can write it, and no pattern can stall the server.
 */
export function isTicketMask(mask: string): boolean {
  const count = Array.from(mask).filter((character) => character in wildcards).length;
  const isAdjacent = /[#@*]{2}/.test(mask);
  return mask.length > 0 && mask.length <= maskCharactersMax && count <= wildcardsMax && !isAdjacent;
}

/** Capitals and small letters are the same; nothing may stand around it. */
export function fitsTicketMask(ticket: string, mask: string): boolean {
  const pattern = Array.from(mask)
    .map((character) => wildcards[character] ?? escaped(character))
    .join("");
  return new RegExp(`^(?:${pattern})$`, "iu").test(ticket);
}

function escaped(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
}
