import { describe, expect, it } from "vitest";
import { FaultList } from "./environment-faults";
import { readNotices } from "./environment-notices";

const email = {
  NOTICE_SMTP_URL: "smtps://console:p%40ss-canary@mail.acme.example",
  NOTICE_EMAIL_FROM: "refunds@acme.example",
  NOTICE_EMAIL_TO: "leads@acme.example, desk@acme.example",
};
const webhook = {
  NOTICE_WEBHOOK_URL: "https://hooks.acme.example/services/canary-path",
  NOTICE_WEBHOOK_SECRET: "canary-secret-of-thirty-two-characters",
};

function read(variables: Record<string, string>) {
  const faults = new FaultList();
  const notices = readNotices(variables, faults);
  return { notices, faults: faults.all.map(({ variable, sentence }) => `${variable} ${sentence}`) };
}

describe("the ways of notices", () => {
  it("are none where nothing is set", () => {
    expect(read({})).toEqual({ notices: { fields: ["amount"], email: null, webhook: null }, faults: [] });
  });

  it("are read whole", () => {
    const { notices, faults } = read({ ...email, ...webhook, NOTICE_FIELDS: "ticket, amount" });
    expect(faults).toEqual([]);
    expect(notices.fields).toEqual(["amount", "ticket"]);
    expect(notices.email?.to).toEqual(["leads@acme.example", "desk@acme.example"]);
    expect(notices.email?.answersTo).toEqual(notices.email?.to);
    expect(notices.webhook?.address.pathname).toBe("/services/canary-path");
  });

  it("take answers to somebody else, secrets one beside the other, and no field at all", () => {
    const { notices, faults } = read({
      ...email,
      ...webhook,
      NOTICE_EMAIL_ANSWERS_TO: "agents@acme.example",
      NOTICE_WEBHOOK_SECRET: `${webhook.NOTICE_WEBHOOK_SECRET}, another-secret-of-thirty-two-characters`,
      NOTICE_FIELDS: "none",
    });
    expect(faults).toEqual([]);
    expect(notices.email?.answersTo).toEqual(["agents@acme.example"]);
    expect(notices.webhook?.secrets).toHaveLength(2);
    expect(notices.fields).toEqual([]);
  });

  it("may stay on this machine without TLS", () => {
    const { faults } = read({
      ...email,
      ...webhook,
      NOTICE_SMTP_URL: "smtp://127.0.0.1:2525",
      NOTICE_WEBHOOK_URL: "http://127.0.0.1:8080/hook",
    });
    expect(faults).toEqual([]);
  });

  it.each([
    [{ NOTICE_EMAIL_TO: "leads@acme.example" }, ["NOTICE_SMTP_URL", "NOTICE_EMAIL_FROM"]],
    [{ NOTICE_EMAIL_ANSWERS_TO: "a@b.example" }, ["NOTICE_SMTP_URL", "NOTICE_EMAIL_FROM", "NOTICE_EMAIL_TO"]],
    [{ ...email, NOTICE_EMAIL_TO: "Leads <leads@acme.example>" }, ["NOTICE_EMAIL_TO"]],
    [{ ...email, NOTICE_EMAIL_TO: "a@b.example\r\nBcc:c@d.example" }, ["NOTICE_EMAIL_TO"]],
    [{ ...email, NOTICE_EMAIL_FROM: "a@b.example,c@d.example" }, ["NOTICE_EMAIL_FROM"]],
    [{ ...email, NOTICE_EMAIL_ANSWERS_TO: "nobody" }, ["NOTICE_EMAIL_ANSWERS_TO"]],
    [{ ...email, NOTICE_SMTP_URL: "mail.acme.example:465" }, ["NOTICE_SMTP_URL"]],
    [{ ...email, NOTICE_SMTP_URL: "https://mail.acme.example" }, ["NOTICE_SMTP_URL"]],
    [{ ...email, NOTICE_SMTP_URL: "smtps://console:50%canary@mail.acme.example" }, ["NOTICE_SMTP_URL"]],
    [{ ...email, NOTICE_SMTP_URL: "smtps://canary@mail.acme.example" }, ["NOTICE_SMTP_URL"]],
    [{ ...email, NOTICE_SMTP_URL: "smtps://mail.acme.example/canary" }, ["NOTICE_SMTP_URL"]],
    [{ NOTICE_WEBHOOK_URL: webhook.NOTICE_WEBHOOK_URL }, ["NOTICE_WEBHOOK_SECRET"]],
    [{ NOTICE_WEBHOOK_SECRET: webhook.NOTICE_WEBHOOK_SECRET }, ["NOTICE_WEBHOOK_URL"]],
    [{ ...webhook, NOTICE_WEBHOOK_SECRET: "canary" }, ["NOTICE_WEBHOOK_SECRET"]],
    [{ ...webhook, NOTICE_WEBHOOK_URL: "http://hooks.acme.example/" }, ["NOTICE_WEBHOOK_URL"]],
    [{ ...webhook, NOTICE_WEBHOOK_URL: "https://canary:canary@hooks.acme.example/" }, ["NOTICE_WEBHOOK_URL"]],
    [{ ...webhook, NOTICE_WEBHOOK_URL: "hooks.acme.example" }, ["NOTICE_WEBHOOK_URL"]],
    [{ NOTICE_FIELDS: "amount, customer" }, ["NOTICE_FIELDS"]],
    [{ NOTICE_FIELDS: "none, amount" }, ["NOTICE_FIELDS"]],
  ])("name each fault of %j, and no secret", (variables: Record<string, string>, wrong) => {
    const { faults } = read(variables);
    expect(faults.map((fault) => fault.split(" ")[0])).toEqual(wrong);
    expect(faults.join()).not.toContain("canary");
  });
});
