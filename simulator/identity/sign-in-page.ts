import { escapeHtml, htmlPage } from "./html-page";
import type { Person } from "./people";

/** The page where a visitor says who they are: one button for each person, and one to turn back. */
export function signInPage(
  action: string,
  people: readonly Person[],
  currentSubject: string | undefined,
): string {
  const choices = people.map((person) => choice(person, person.subject === currentSubject)).join("\n");
  return htmlPage(
    "Choose who you are",
    `<p class="quiet">This stands in for your company's sign-in. Nobody here has a password.</p>
<form method="post" action="${escapeHtml(action)}">
<ul>
${choices}
</ul>
<button type="submit" name="cancel" value="yes">Cancel sign-in</button>
</form>`,
  );
}

/** The page on which a person who was chosen types the code of a second factor, or goes on without. */
export function secondFactorPage(action: string, person: Person, code: string, wasWrong: boolean): string {
  const wrong = wasWrong ? `<p role="alert"><strong>This is not the code.</strong> Type it again.</p>` : "";
  return htmlPage(
    "Second factor",
    `<p class="quiet">${escapeHtml(person.name)}, the application asks for more than a password. Your telephone shows <strong>${code}</strong>.</p>
${wrong}<form method="post" action="${escapeHtml(action)}">
<input type="hidden" name="person" value="${escapeHtml(person.subject)}">
<p><label>Code <input name="code" inputmode="numeric" autocomplete="one-time-code" autofocus></label></p>
<button type="submit" name="factor" value="code">Confirm</button>
<button type="submit" name="factor" value="none">Go on without a second factor</button>
</form>`,
  );
}

function choice(person: Person, isCurrent: boolean): string {
  const note = isCurrent ? `${person.job} · signed in now` : person.job;
  return `<li><button type="submit" name="person" value="${escapeHtml(person.subject)}">
<strong>${escapeHtml(person.name)}</strong><br>
<span class="quiet">${escapeHtml(note)}</span>
</button></li>`;
}
