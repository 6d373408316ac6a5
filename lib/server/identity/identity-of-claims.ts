import "server-only";

type Claims = Readonly<Record<string, unknown>> & { readonly iss: string; readonly sub: string };

const entraHosts =
  /^https:\/\/(login\.microsoftonline\.(com|us)|login\.partner\.microsoftonline\.cn|sts\.windows\.net)\//;

/**
 * Who somebody is: `iss` and `sub`, never the e-mail, which a company may give to somebody else. Entra ID makes
 * another `sub` for every application, and its tokens come from one of two issuers; there the directory (`tid`)
 * and the object in it (`oid`) are the person, and the same behind a gateway as at our own sign-in.
 */
export function identityOfClaims(claims: Claims): { readonly issuer: string; readonly subject: string } {
  const { iss: issuer, sub: subject, tid, oid } = claims;
  if (!entraHosts.test(issuer) || typeof tid !== "string" || typeof oid !== "string")
    return { issuer, subject };
  if (!issuer.includes(`/${tid}/`)) return { issuer, subject };
  return { issuer: `https://login.microsoftonline.com/${tid}/v2.0`, subject: oid };
}
