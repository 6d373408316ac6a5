import { describe, expect, test } from "vitest";
import { type OpenPage, openElsewhere } from "./live-view";

const issuer = "https://identity.example";
const ana = { issuer, subject: "ana" };

function page(id: string, subject: string, name: string): OpenPage {
  return { id, issuer, subject, name };
}

const own = page("own", "ana", "Ana Ferreira");

describe("who else has a charge open", () => {
  test("is nobody while only this page is there", () => {
    expect(openElsewhere([own], ana, "own")).toBe("");
  });

  test("is each other person once, by name, however many tabs they have", () => {
    const pages = [
      own,
      page("3", "jonas", "Jonas"),
      page("2", "helen", "Helen"),
      page("1", "jonas", "Jonas"),
    ];
    expect(openElsewhere(pages, ana, "own")).toBe("Also open: \u2068Helen\u2069, \u2068Jonas\u2069");
  });

  test("tells one's own other tab as that, last", () => {
    const pages = [own, page("2", "ana", "Ana Ferreira"), page("3", "jonas", "Jonas")];
    expect(openElsewhere(pages, ana, "own")).toBe("Also open: \u2068Jonas\u2069, you, in another tab");
  });

  test("takes two people of one name for two, and another provider's same subject for somebody else", () => {
    const namesake = page("2", "ana-2", "Ana Ferreira");
    const foreign = { ...page("3", "ana", "Ana Ferreira"), issuer: "https://other.example" };
    const twice = "Also open: \u2068Ana Ferreira\u2069, \u2068Ana Ferreira\u2069";
    expect(openElsewhere([own, namesake, foreign], ana, "own")).toBe(twice);
  });
});
