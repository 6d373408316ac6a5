/** What somebody really proved at the provider, as the provider knows it: for the checks, which trust no row of ours. */
export type GivenProof = {
  readonly person: string;
  readonly atMilliseconds: number;
};
