/** @type {import('next').NextConfig} */
const config = {
  agentRules: false,
  poweredByHeader: false,
  typedRoutes: false,
  images: { unoptimized: true },
  // The embedded database finds its WebAssembly files by its own path; bundling breaks that.
  serverExternalPackages: ["@electric-sql/pglite", "pg", "pino"],
  experimental: {
    agentUpgrade: false,
    authInterrupts: true,
    serverActions: { bodySizeLimit: "128kb" },
  },
};

export default config;
