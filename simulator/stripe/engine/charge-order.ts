import type { FormValue } from "../http/form-encoding";
import type { MetadataChange } from "../http/metadata";

/** What a charge is asked to be; the parts of `POST /v1/charges` that the simulator looks at. */
export interface ChargeOrder {
  amount?: number;
  currency?: string;
  source?: string;
  capture?: boolean;
  customer?: string;
  description?: string;
  metadata?: MetadataChange;
  receipt_email?: string;
  application_fee_amount?: number;
  on_behalf_of?: string;
  transfer_data?: FormValue;
  transfer_group?: string;
  statement_descriptor?: string;
  statement_descriptor_suffix?: string;
}
