import type { FieldMessage } from "./field-message";
import { keyFault, sentencesByCode } from "./refusals-by-code";
import { sentencesByParameter, sentencesByWords } from "./refusals-by-words";
import type { StripeWords } from "./requested-refund";

/** Of a transfer or a fee it is the parameter that says what to do: the code only says that money is short. */
const connectParameters: ReadonlySet<string> = new Set(["reverse_transfer", "refund_application_fee"]);

/** What a refusal by Stripe means for the person at the desk; Stripe's own words stand beside it to copy. */
export function stripeRefusalMessage({ httpStatus, code, parameter, message }: StripeWords): FieldMessage {
  const ofParameter = parameter === null ? undefined : sentencesByParameter[parameter];
  const ofCode = code === null ? undefined : sentencesByCode[code];
  if (ofParameter && parameter !== null && connectParameters.has(parameter)) return ofParameter;
  const ofWords = sentencesByWords.find(([words]) => words.test(message))?.[1];
  if (ofWords ?? ofCode) return ofWords ?? ofCode ?? unknownRefusal;
  if (httpStatus === 401 || httpStatus === 403) return keyFault;
  return ofParameter ?? unknownRefusal;
}

const unknownRefusal: FieldMessage = {
  field: "form",
  text: "Stripe refused this refund, and no money moved.",
  help: "Stripe’s own words are below. If they do not help, ask an administrator and give the request number.",
};
