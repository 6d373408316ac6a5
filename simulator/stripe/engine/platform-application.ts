/** The application by which the platform acts for the accounts that are connected to it. */
export const PLATFORM_APPLICATION_ID = "ca_1SimulatedPlatform";
