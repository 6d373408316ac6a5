/** @type {import('next').NextConfig} */
const config = {
  agentRules: false,
  poweredByHeader: false,
  typedRoutes: false,
  images: { unoptimized: true },
  // The embedded database finds its WebAssembly files by its own path; bundling breaks that. Stripe's SDK would
  // be bundled twice, for the start and for the pages, and neither would know the other's errors.
  serverExternalPackages: ["@electric-sql/pglite", "nodemailer", "pg", "pino", "prom-client", "stripe"],
  experimental: {
    agentUpgrade: false,
    authInterrupts: true,
    // Few pages share little of their own: one file for the framework and one for the page compress better, and
    // ask for less, than many.
    turbopackChunking: { minChunkSize: 600_000, maxChunkCountPerGroup: 1, maxMergeChunkSize: 3_000_000 },
    serverActions: { bodySizeLimit: "128kb" },
  },
};

export default config;
