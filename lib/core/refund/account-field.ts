import { z } from "zod";
import { connectedAccountPattern } from "@/lib/core/charge/connected-account";

/** The account of a form's payment or refund; empty for our own. */
export const accountField = z
  .string()
  .transform((text) => (text === "" ? null : text))
  .pipe(
    z
      .string()
      .regex(connectedAccountPattern, "This form has lost its account. Open the page again.")
      .nullable(),
  );
