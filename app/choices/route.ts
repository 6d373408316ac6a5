import { choiceNames, chosenNamed } from "@/components/frame/choices";
import { publicDoor } from "@/lib/server/identity/public-door";

const keptForSeconds = 60 * 60 * 24 * 365;

/** Keeps a choice for this browser and goes back to where it was made. */
export const POST = publicDoor("preference", async (request: Request) => {
  const form = await request.formData();
  const headers = new Headers({ Location: pathBefore(request) });
  for (const name of choiceNames.filter((one) => form.has(one))) {
    const chosen = chosenNamed(name, form.get(name));
    headers.append("Set-Cookie", `${name}=${chosen}; Path=/; Max-Age=${keptForSeconds}; SameSite=Lax`);
  }
  return new Response(null, { status: 303, headers });
});

/** Path and query of the page that asked; never another host's address. */
function pathBefore(request: Request): string {
  const referrer = request.headers.get("referer");
  if (referrer === null || !URL.canParse(referrer)) return "/";
  const { pathname, search } = new URL(referrer);
  return `/${pathname.replace(/^\/+/, "")}${search}`;
}
