import type { ComponentType, ReactNode } from "react";
import { setDocumentStatus } from "@/lib/server/document-status";
import Forbidden from "./forbidden";
import NotFound from "./not-found";
import Unauthorized from "./unauthorized";

/**
 * A page that says also without scripts why it is not shown. Next answers one that stops with 401, 403 or 404 with
 * an empty document, which only its scripts fill.
 * @param Absent what is shown where the page has found nothing
 */
export function inWords<Props>(
  page: (props: Props) => Promise<ReactNode>,
  Absent: ComponentType = NotFound,
): (props: Props) => Promise<ReactNode> {
  return async (props) => {
    try {
      return await page(props);
    } catch (fault) {
      const status = statusOf(fault);
      if (status === null || !setDocumentStatus(status)) throw fault;
      return { 401: <Unauthorized />, 403: <Forbidden />, 404: <Absent /> }[status];
    }
  };
}

/** What `unauthorized()`, `forbidden()` and `notFound()` throw. */
function statusOf(fault: unknown): 401 | 403 | 404 | null {
  const digest = fault instanceof Error && "digest" in fault ? String(fault.digest) : "";
  const status = Number(/^NEXT_HTTP_ERROR_FALLBACK;(\d+)$/.exec(digest)?.[1]);
  return status === 401 || status === 403 || status === 404 ? status : null;
}
