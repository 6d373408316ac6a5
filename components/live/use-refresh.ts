import { useRouter } from "next/navigation";
import { useCallback } from "react";

/**
 * Renders the page anew, if it is seen and the session still holds: a refresh that meets no server, or no session,
 * would leave the page and lose the form.
 */
export function useRefresh(): () => void {
  const router = useRouter();
  return useCallback(() => {
    if (document.hidden) return;
    fetch("/session").then(
      ({ ok }) => ok && router.refresh(),
      () => {},
    );
  }, [router]);
}
