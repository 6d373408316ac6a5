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

function choice(person: Person, isCurrent: boolean): string {
  const note = isCurrent ? `${person.job} · signed in now` : person.job;
  return `<li><button type="submit" name="person" value="${escapeHtml(person.subject)}">
<strong>${escapeHtml(person.name)}</strong><br>
<span class="quiet">${escapeHtml(note)}</span>
</button></li>`;
}
