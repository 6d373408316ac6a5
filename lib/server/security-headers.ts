import "server-only";

type PolicyFacts = {
  readonly nonce: string;
  readonly appUrl: URL;
  /** Signing out posts a form that ends at the provider, and browsers check where a form ends; null behind a gateway. */
  readonly issuer: URL | null;
  /** The development server evaluates code and writes styles of its own into the page. */
  readonly isDevelopment: boolean;
};

/** Content Security Policy Level 3 for pages: only scripts and styles of this response run. */
export function contentSecurityPolicy({ nonce, appUrl, issuer, isDevelopment }: PolicyFacts): string {
  const directives = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src 'self'",
    `style-src-elem 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    issuer === null ? "form-action 'self'" : `form-action 'self' ${issuer.origin}`,
    "frame-ancestors 'none'",
  ];
  if (appUrl.protocol === "https:") directives.push("upgrade-insecure-requests");
  return directives.join("; ");
}

/** The headers that every answer carries, whatever it is; a page brings a policy of its own in place of this one. */
export function constantSecurityHeaders(appUrl: URL): Readonly<Record<string, string>> {
  return {
    "content-security-policy": "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    // Not no-referrer: with it browsers send `Origin: null` with our own forms, which the guard refuses.
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    ...(appUrl.protocol === "https:" ? { "strict-transport-security": "max-age=63072000" } : {}),
  };
}

/** Puts them where `scripts/serve/standing-headers.mjs` finds them, which sees answers that no code of ours makes. */
export function offerSecurityHeaders(appUrl: URL): void {
  const slots: Record<symbol, unknown> = globalThis;
  slots[Symbol.for("refund-console.headers")] = constantSecurityHeaders(appUrl);
}
