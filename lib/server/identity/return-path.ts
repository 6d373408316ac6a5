import "server-only";

const longest = 1000;
const anyOrigin = "http://console.invalid";

/**
 * The path to open after sign-in: `wanted` if it is a path of this console, otherwise `/`. Sign-in's own
 * addresses are no destination, else a link could send a person in circles or sign them out.
 */
export function returnPath(wanted: string | null): string {
  if (wanted === null || wanted.length > longest || !/^\/[!-[\]-~]*$/.test(wanted)) return "/";
  if (!URL.canParse(wanted, anyOrigin)) return "/";
  const { origin, pathname, search } = new URL(wanted, anyOrigin);
  if (origin !== anyOrigin || pathname.startsWith("//") || isSignInPath(pathname)) return "/";
  return pathname + search;
}

function isSignInPath(pathname: string): boolean {
  try {
    return /^\/(auth|signed-out)(\/|$)/.test(decodeURIComponent(pathname));
  } catch {
    return true;
  }
}
