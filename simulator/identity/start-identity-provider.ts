import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Provider } from "oidc-provider";
import { answerControl, type Control, isControlRequest } from "./answer-control";
import { answerSignIn, isSignInRequest } from "./answer-sign-in";
import { PeopleBook } from "./people-book";
import { providerConfiguration, type RegisteredApplication } from "./provider-configuration";
import { keySet, signingKeys } from "./signing-key";

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
  const control = { keys: await signingKeys(), people: new PeopleBook(), hidesKeys: false };
  const server = createServer();
  const port = await listen(server, options.port, host);
  const issuer = `http://${host}:${port}`;
  const configuration = providerConfiguration(options, keySet(control.keys), control.people);
  answerRequests(server, new Provider(issuer, configuration), control);
  return { issuer, port, close: () => close(server) };
}

function answerRequests(server: Server, provider: Provider, control: Control): void {
  const answerProtocol = provider.callback();
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    if (isControlRequest(request)) return answerControl(control, request, response);
    if (isSignInRequest(request)) return answerSignIn(provider, control.people, request, response);
    if (control.hidesKeys && request.url === "/jwks") return void response.writeHead(503).end();
    return answerProtocol(request, response);
  };
  server.on("request", (request, response) => {
    answer(request, response).catch((error: unknown) => {
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
