import { accountRoutes } from "../routes/account-routes";
import { chargeRefundRoutes } from "../routes/charge-refund-routes";
import { chargeRoutes } from "../routes/charge-routes";
import { checkoutRoutes } from "../routes/checkout-routes";
import { connectRoutes } from "../routes/connect-routes";
import { customerRoutes } from "../routes/customer-routes";
import { disputeRoutes } from "../routes/dispute-routes";
import { invoiceRoutes } from "../routes/invoice-routes";
import { paymentIntentRoutes } from "../routes/payment-intent-routes";
import { refundRoutes } from "../routes/refund-routes";
import { ApiRefusal } from "./api-refusal";
import { matchRoute, type Route } from "./route";

// A literal segment must stand before a placeholder in its place: /v1/charges/search before /v1/charges/{charge}.
const ROUTES: Route[] = [
  ...chargeRoutes,
  ...chargeRefundRoutes,
  ...refundRoutes,
  ...paymentIntentRoutes,
  ...customerRoutes,
  ...disputeRoutes,
  ...checkoutRoutes,
  ...invoiceRoutes,
  ...connectRoutes,
  ...accountRoutes,
];

/** The route and the path's parameters; 404 for an address Stripe does not know. */
export function findRoute(method: string, path: string): { route: Route; path: Record<string, string> } {
  const segments = path.replace(/\/$/, "").split("/");
  for (const route of ROUTES) {
    const matched = matchRoute(route, method, segments);
    if (matched) return { route, path: matched };
  }
  throw new ApiRefusal(404, {
    type: "invalid_request_error",
    message: `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
  });
}
