import { existsSync } from "node:fs";
import { join } from "node:path";

const binaries = ["/usr/sbin/apache2", "/usr/sbin/httpd"];
const folders = ["/usr/lib/apache2/modules", "/usr/lib64/httpd/modules"];

/**
 * Apache with mod_auth_openidc, where Debian and its kin put them or where APACHE_BINARY and APACHE_MODULES say; or
 * what is missing, in words.
 * @returns {{ binary: string, modules: string } | { missing: string }}
 */
export function findApache() {
  const binary = process.env.APACHE_BINARY ?? binaries.find((file) => existsSync(file));
  const modules = process.env.APACHE_MODULES ?? folders.find((folder) => existsSync(folder));
  const install = "On Debian: apt-get install apache2-bin libapache2-mod-auth-openidc.";
  if (binary === undefined || modules === undefined)
    return { missing: `Apache is not installed. ${install}` };
  if (existsSync(join(modules, "mod_auth_openidc.so"))) return { binary, modules };
  return { missing: `Apache has no mod_auth_openidc. ${install}` };
}
