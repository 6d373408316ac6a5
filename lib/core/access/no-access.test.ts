import { expect, it } from "vitest";
import type { Permission, Role } from "@/lib/core/operator";
import { contactAddress, noAccessSentences } from "./no-access";

it.each<[readonly Role[], Permission | null, string]>([
  [
    [],
    "refunds.read",
    "Your account has no role in Refund Console. What is missing is the right to read refunds, which agents, leads, admins, and auditors have.",
  ],
  [
    ["admin"],
    "payments.read",
    "This page is not part of what you may do as admin. What is missing is the right to look up payments, which agents, leads, and auditors have.",
  ],
  [
    ["agent", "lead"],
    "audit.read",
    "This page is not part of what you may do as agent and lead. What is missing is the right to read the audit log, which auditors have.",
  ],
  [
    ["lead", "auditor"],
    "refunds.cancel",
    "This page is not part of what you may do as lead and auditor. What is missing is the right to cancel refunds that wait for the customer, which agents and leads have. An auditor never has it, whatever other roles say.",
  ],
  [["agent"], null, "This page is not part of what you may do as agent."],
])("to %j who miss %s", (held, missing, sentences) => {
  expect(noAccessSentences(held, missing)).toBe(sentences);
});

it.each([
  ["help@example.com", "mailto:help@example.com"],
  ["https://help.example.com/access", "https://help.example.com/access"],
  ["IT help desk, extension 4711", null],
  ["javascript:alert(1)@example.com", null],
  ["a@example.com?bcc=b@example.com", null],
  ["https://", null],
])("a click on “%s” leads to %s", (contact, address) => {
  expect(contactAddress(contact)).toBe(address);
});
