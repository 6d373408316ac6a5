import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { Provider } from "oidc-provider";
import { answerSignIn, isSignInRequest } from "./answer-sign-in";
import { providerConfiguration, type RegisteredApplication } from "./provider-configuration";
import { signingKey } from "./signing-key";

export interface IdentityProviderOptions extends RegisteredApplication {
  /** 0 takes any free port. */
  port: number;
  /** 127.0.0.1 when left out. */
  host?: string;
}

export interface RunningIdentityProvider {
  issuer: string;
  port: number;
  close(): Promise<void>;
}

/**
 * Starts an OpenID provider whose people are picked from a list instead of typing a password.
 *
 * @throws the server's own error, with `code` `EADDRINUSE` when the port is taken
 */
export async function startIdentityProvider(
  options: IdentityProviderOptions,
): Promise<RunningIdentityProvider> {
  const host = options.host ?? "127.0.0.1";
  const key = await signingKey();
  const server = createServer();
  const port = await listen(server, options.port, host);
  const issuer = `http://${host}:${port}`;
  answerRequests(server, new Provider(issuer, providerConfiguration(options, key)));
  return { issuer, port, close: () => close(server) };
}

function answerRequests(server: Server, provider: Provider): void {
  const answerProtocol = provider.callback();
  server.on("request", (request, response) => {
    const answered = isSignInRequest(request)
      ? answerSignIn(provider, request, response)
      : answerProtocol(request, response);
    answered.catch((error: unknown) => {
      console.error("The identity provider could not answer a request:", error);
      response.destroy();
    });
  });
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  server.listen(port, host);
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no TCP port.");
  return address.port;
}

async function close(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  await once(server, "close");
}
