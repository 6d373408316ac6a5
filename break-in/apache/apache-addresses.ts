import { gatewayPort } from "../addresses";

export const apachePort = gatewayPort + 1;
export const preservingPort = gatewayPort + 2;
export const behindPort = gatewayPort + 3;

export const apacheUrl = `http://127.0.0.1:${apachePort}`;
export const preservingUrl = `http://127.0.0.1:${preservingPort}`;
export const behindUrl = `http://127.0.0.1:${behindPort}`;

/** mod_auth_openidc writes it so, with underscores. */
export const apacheHeader = "oidc_id_token";
