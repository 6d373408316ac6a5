import { themeCookie, themeNamed } from "@/components/frame/theme";
import { publicDoor } from "@/lib/server/identity/public-door";

const keptForSeconds = 60 * 60 * 24 * 365;

/** Keeps the choice of colours and goes back to where it was made. */
export const POST = publicDoor("preference", async (request: Request) => {
  const form = await request.formData();
  const theme = themeNamed(form.get("theme"));
  return new Response(null, {
    status: 303,
    headers: {
      Location: pathBefore(request),
      "Set-Cookie": `${themeCookie}=${theme}; Path=/; Max-Age=${keptForSeconds}; SameSite=Lax`,
    },
  });
});

/** Path and query of the page that asked; never another host's address. */
function pathBefore(request: Request): string {
  const referrer = request.headers.get("referer");
  if (referrer === null || !URL.canParse(referrer)) return "/";
  const { pathname, search } = new URL(referrer);
  return `/${pathname.replace(/^\/+/, "")}${search}`;
}
