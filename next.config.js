/** @type {import('next').NextConfig} */
const config = {
  agentRules: false,
  poweredByHeader: false,
  typedRoutes: false,
  images: { unoptimized: true },
  // The embedded database finds its WebAssembly files by its own path; bundling breaks that. Stripe's SDK would
  // be bundled twice, for the start and for the pages, and neither would know the other's errors.
  serverExternalPackages: ["@electric-sql/pglite", "pg", "pino", "stripe"],
  experimental: {
    agentUpgrade: false,
    authInterrupts: true,
    serverActions: { bodySizeLimit: "128kb" },
  },
};

export default config;
