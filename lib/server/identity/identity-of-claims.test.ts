import { expect, it } from "vitest";
import { identityOfClaims } from "./identity-of-claims";

const tid = "11111111-1111-1111-1111-111111111111";
const entra = { iss: `https://login.microsoftonline.com/${tid}/v2.0`, sub: "pairwise", tid, oid: "object" };

it("a person is the issuer's subject, whatever the e-mail says", () => {
  const claims = { iss: "https://login.example.com", sub: "ada", email: "boss@example.com", tid, oid: "x" };
  expect(identityOfClaims(claims)).toEqual({ issuer: "https://login.example.com", subject: "ada" });
});

it("a person of Entra ID is the same in every application, and from either issuer", () => {
  const person = { issuer: entra.iss, subject: "object" };
  expect(identityOfClaims(entra)).toEqual(person);
  expect(identityOfClaims({ ...entra, sub: "another" })).toEqual(person);
  expect(identityOfClaims({ ...entra, iss: `https://sts.windows.net/${tid}/` })).toEqual(person);
});

it("a directory that the issuer does not name, or half an identity, changes nothing", () => {
  const own = { issuer: entra.iss, subject: "pairwise" };
  expect(identityOfClaims({ ...entra, tid: "22222222-2222-2222-2222-222222222222" })).toEqual(own);
  expect(identityOfClaims({ ...entra, oid: undefined })).toEqual(own);
});
