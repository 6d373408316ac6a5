/** Somebody who can sign in at the simulated identity provider. */
export interface Person {
  /** The stable `sub`. Deliberately not the e-mail address, which a company may give to somebody else. */
  subject: string;
  name: string;
  email: string;
  groups: readonly string[];
  /** What the sign-in page says about the person. */
  job: string;
}

export const people: readonly Person[] = [
  {
    subject: "person-7c1f40a2",
    name: "Ana Ferreira",
    email: "ana.ferreira@acme.example",
    groups: ["refund-agents"],
    job: "Support agent",
  },
  {
    subject: "person-2be95d18",
    name: "Jonas Lindqvist",
    email: "jonas.lindqvist@acme.example",
    groups: ["refund-agents"],
    job: "Support agent",
  },
  {
    subject: "person-e84a6c03",
    name: "Mira Okafor",
    email: "mira.okafor@acme.example",
    groups: ["refund-leads"],
    job: "Support lead",
  },
  {
    subject: "person-50d3b7f9",
    name: "Tomasz Zielinski",
    email: "tomasz.zielinski@acme.example",
    groups: ["refund-admins"],
    job: "Administrator",
  },
  {
    subject: "person-91fe28c4",
    name: "Priya Raman",
    email: "priya.raman@acme.example",
    groups: ["refund-admins"],
    job: "Administrator",
  },
  {
    subject: "person-3a07d6eb",
    name: "Helen Sato",
    email: "helen.sato@acme.example",
    groups: ["refund-auditors"],
    job: "Auditor",
  },
  {
    subject: "person-c6420b5f",
    name: "Sam Porter",
    email: "sam.porter@acme.example",
    groups: [],
    job: "No role in refunds",
  },
];
