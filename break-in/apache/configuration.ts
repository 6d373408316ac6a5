import { join } from "node:path";
import { identityUrl, secrets } from "../addresses";
import { apachePort, apacheUrl, behindPort, preservingPort } from "./apache-addresses";

const parts = [
  ["mpm_event", "mpm_event"],
  ["authn_core", "authn_core"],
  ["authz_core", "authz_core"],
  ["authz_user", "authz_user"],
  ["proxy", "proxy"],
  ["proxy_http", "proxy_http"],
  ["auth_openidc", "auth_openidc"],
];

/** As docs/sso.md tells operators to set it up, on this machine: one address that keeps Host, one that does not. */
export function apacheConfiguration(folder: string, modules: string): string {
  const own = process.getuid?.() === 0 ? ["User nobody", "Group nogroup"] : [];
  return [
    `ServerRoot "${folder}"`,
    `DefaultRuntimeDir "${folder}"`,
    `PidFile "${join(folder, "apache.pid")}"`,
    `ErrorLog "${join(folder, "error.log")}"`,
    `Mutex file:${folder} default`,
    "ServerName 127.0.0.1",
    `Listen 127.0.0.1:${apachePort}`,
    `Listen 127.0.0.1:${preservingPort}`,
    ...parts.map(([name, file]) => `LoadModule ${name}_module "${join(modules, `mod_${file}.so`)}"`),
    ...own,
    `OIDCProviderMetadataURL ${identityUrl}/.well-known/openid-configuration`,
    "OIDCClientID refund-console",
    `OIDCClientSecret ${secrets.clientSecret}`,
    `OIDCRedirectURI ${apacheUrl}/auth/callback`,
    "OIDCCryptoPassphrase a-passphrase-of-the-tests",
    'OIDCScope "openid profile email"',
    "OIDCPKCEMethod S256",
    "OIDCPassIDTokenAs serialized",
    host(apachePort, "Off"),
    host(preservingPort, "On"),
    "",
  ].join("\n");
}

/** `/healthz` is open, as for a load balancer's probes. */
function host(port: number, preserves: "On" | "Off"): string {
  return `<VirtualHost 127.0.0.1:${port}>
  ProxyPreserveHost ${preserves}
  ProxyPass / http://127.0.0.1:${behindPort}/
  <Location />
    AuthType openid-connect
    Require valid-user
  </Location>
  <Location /healthz>
    AuthType None
    Require all granted
  </Location>
</VirtualHost>`;
}
