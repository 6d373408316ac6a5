/**
 * What a text says as JSON; undefined when it is none.
 * @param {string | null} text
 * @returns {any}
 */
export function parseJson(text) {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
