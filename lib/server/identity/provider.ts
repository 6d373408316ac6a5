import "server-only";
import {
  allowInsecureRequests,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  clockTolerance,
  discovery,
  enableNonRepudiationChecks,
} from "openid-client";
import type { IdentityEnvironment } from "./sealed-content";

const timeoutSeconds = 10;
const toleranceSeconds = 30;

// Kept in this module and not for the whole process: the library only accepts what its own copy made.
let discovered: Promise<Configuration> | null = null;

/**
 * The identity provider as it describes itself, asked once; a failed attempt is not kept. Throws what the
 * discovery threw: network errors, or a description that names another issuer.
 */
export async function provider(environment: IdentityEnvironment): Promise<Configuration> {
  discovered ??= discover(environment);
  try {
    return await discovered;
  } catch (error) {
    discovered = null;
    throw error;
  }
}

function discover({ auth }: IdentityEnvironment): Promise<Configuration> {
  const client = { client_secret: auth.clientSecret, [clockTolerance]: toleranceSeconds };
  return discovery(auth.issuer, auth.clientId, client, clientAuthentication(auth.clientSecret), {
    timeout: timeoutSeconds,
    execute: auth.trustsInsecureIssuer
      ? [allowInsecureRequests, enableNonRepudiationChecks]
      : [enableNonRepudiationChecks],
  });
}

// Providers that do not say how a client proves itself mean HTTP Basic (OpenID Connect Discovery 1.0, 3).
function clientAuthentication(clientSecret: string): ClientAuth {
  const basic = ClientSecretBasic(clientSecret);
  const post = ClientSecretPost(clientSecret);
  return (server, client, body, headers) => {
    const supported = server.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
    const method = supported.includes("client_secret_basic") ? basic : post;
    method(server, client, body, headers);
  };
}
