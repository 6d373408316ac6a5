import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { errors, type Interaction, type InteractionResults, type Provider } from "oidc-provider";
import { escapeHtml, htmlPage } from "./html-page";
import type { PeopleBook } from "./people-book";
import { codeOfEverybody, oneFactor, proofOf, twoFactor, wantsSecondFactor } from "./sign-in-levels";
import { secondFactorPage, signInPage } from "./sign-in-page";

const SIGN_IN_PATH = "/sign-in/";

export function signInPath(interactionId: string): string {
  return `${SIGN_IN_PATH}${interactionId}`;
}

export function isSignInRequest(request: IncomingMessage): boolean {
  return request.url?.startsWith(SIGN_IN_PATH) ?? false;
}

/** Shows the choice of people (GET) or takes the choice and lets the provider continue (POST). */
export async function answerSignIn(
  provider: Provider,
  people: PeopleBook,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const interaction = await provider.interactionDetails(request, response);
    if (request.method === "POST") await takeChoice(provider, people, interaction, request, response);
    else showPage(response, 200, choices(people, interaction));
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error;
    showProblem(response, "This sign-in is over", "Go back to the application and sign in again.");
  }
}

function choices(people: PeopleBook, { uid, session }: Interaction): string {
  return signInPage(signInPath(uid), people.all(), session?.accountId);
}

async function takeChoice(
  provider: Provider,
  people: PeopleBook,
  interaction: Interaction,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const form = new URLSearchParams(await text(request));
  const factorPage = missingFactor(form, people, interaction);
  if (factorPage !== null) return showPage(response, 200, factorPage);
  const result = resultOf(form, people);
  if (!result) return showProblem(response, "Nobody was chosen", "Go back and choose a person.");
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

/** The page that asks for the second factor, until it was typed or done without; null where none is wanted. */
function missingFactor(
  form: URLSearchParams,
  people: PeopleBook,
  { uid, params }: Interaction,
): string | null {
  const person = people.find(form.get("person") ?? "");
  if (person === undefined || !wantsSecondFactor(params.acr_values)) return null;
  const factor = form.get("factor");
  if (factor === "none" || (factor === "code" && form.get("code") === codeOfEverybody)) return null;
  return secondFactorPage(signInPath(uid), person, codeOfEverybody, factor === "code");
}

function resultOf(form: URLSearchParams, people: PeopleBook): InteractionResults | undefined {
  if (form.has("cancel")) {
    return { error: "access_denied", error_description: "The person cancelled the sign-in." };
  }
  const person = people.find(form.get("person") ?? "");
  if (!person) return undefined;
  const level = form.get("factor") === "code" ? twoFactor : oneFactor;
  return { login: { accountId: person.subject, ...proofOf(level) } };
}

function showProblem(response: ServerResponse, title: string, sentence: string): void {
  showPage(response, 400, htmlPage(title, `<p>${escapeHtml(sentence)}</p>`));
}

function showPage(response: ServerResponse, status: number, page: string): void {
  // No form-action here: browsers would apply it to the whole chain of redirects back to the application.
  response.writeHead(status, {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  });
  response.end(page);
}
