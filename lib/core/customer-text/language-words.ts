import { isCardMethod } from "@/lib/core/charge/card-method";
import type { PaymentMethodSummary } from "@/lib/core/charge/charge";
import { methodLabel } from "@/lib/core/sentences";
import type { TextLanguage } from "./text-language";

/** What a text needs beside its template, in the words of its language. */
type LanguageWords = {
  readonly greet: (name: string) => string;
  readonly greetNobody: string;
  /** Of a brand such as “Visa”. */
  readonly card: (brand: string) => string;
  readonly ending: (card: string, last4: string) => string;
  /** Methods whose name in the console means nothing to a customer in this language. */
  readonly methods: Readonly<Record<string, string>>;
};

const words: Record<TextLanguage, LanguageWords> = {
  en: {
    greet: (name) => `Hello ${name},`,
    greetNobody: "Hello,",
    card: (brand) => `${brand} card`,
    ending: (card, last4) => `${card} ending in ${last4}`,
    methods: { cash_balance: "bank account" },
  },
  de: {
    greet: (name) => `Guten Tag ${name},`,
    greetNobody: "Guten Tag,",
    card: (brand) => `${brand.replaceAll(" ", "-")}-Karte`,
    ending: (card, last4) => `${card} mit den Endziffern ${last4}`,
    methods: {
      cash_balance: "Bankkonto",
      customer_balance: "Überweisung",
      sepa_debit: "SEPA-Lastschrift",
      us_bank_account: "US-Bankkonto",
    },
  },
  fr: {
    greet: (name) => `Bonjour ${name},`,
    greetNobody: "Bonjour,",
    card: (brand) => `carte ${brand}`,
    ending: (card, last4) => `${card} se terminant par ${last4}`,
    methods: {
      cash_balance: "compte bancaire",
      customer_balance: "virement bancaire",
      sepa_debit: "prélèvement SEPA",
      us_bank_account: "compte bancaire américain",
    },
  },
  es: {
    greet: (name) => `Hola, ${name}:`,
    greetNobody: "Hola:",
    card: (brand) => `tarjeta ${brand}`,
    ending: (card, last4) => `${card} terminada en ${last4}`,
    methods: {
      cash_balance: "cuenta bancaria",
      customer_balance: "transferencia bancaria",
      sepa_debit: "adeudo SEPA",
      us_bank_account: "cuenta bancaria de EE. UU.",
    },
  },
  pt: {
    greet: (name) => `Olá, ${name},`,
    greetNobody: "Olá,",
    card: (brand) => `cartão ${brand}`,
    ending: (card, last4) => `${card} com final ${last4}`,
    methods: {
      cash_balance: "conta bancária",
      customer_balance: "transferência bancária",
      sepa_debit: "débito SEPA",
      us_bank_account: "conta bancária nos EUA",
    },
  },
  it: {
    greet: (name) => `Buongiorno ${name},`,
    greetNobody: "Buongiorno,",
    card: (brand) => `carta ${brand}`,
    ending: (card, last4) => `${card} che termina con ${last4}`,
    methods: {
      cash_balance: "conto bancario",
      customer_balance: "bonifico bancario",
      sepa_debit: "addebito SEPA",
      us_bank_account: "conto bancario statunitense",
    },
  },
  nl: {
    greet: (name) => `Beste ${name},`,
    greetNobody: "Goedendag,",
    card: (brand) => `${brand}-kaart`,
    ending: (card, last4) => `${card} die eindigt op ${last4}`,
    methods: {
      cash_balance: "bankrekening",
      customer_balance: "bankoverschrijving",
      sepa_debit: "SEPA-incasso",
      us_bank_account: "Amerikaanse bankrekening",
    },
  },
  ja: {
    greet: (name) => `${name} 様`,
    greetNobody: "お客様",
    card: (brand) => `${brand}カード`,
    ending: (card, last4) => `末尾${last4}の${card}`,
    methods: {
      cash_balance: "銀行口座",
      customer_balance: "銀行振込",
      sepa_debit: "SEPA口座振替",
      us_bank_account: "米国の銀行口座",
    },
  },
};

export function greeting(language: TextLanguage, name: string | null): string {
  const { greet, greetNobody } = words[language];
  return name === null || name.trim() === "" ? greetNobody : greet(name.trim());
}

/** Such as “Visa card ending in 4242”, “SEPA-Lastschrift •••• 3000” or “iDEAL”. */
export function methodInWords(language: TextLanguage, method: PaymentMethodSummary): string {
  const { card, ending, methods } = words[language];
  if (!isCardMethod(method)) {
    const name = methods[method.type];
    if (name === undefined) return methodLabel(method);
    return method.last4 === null ? name : `${name} •••• ${method.last4}`;
  }
  const named = card(methodLabel({ ...method, last4: null, wallet: null }));
  const whole = method.last4 === null ? named : ending(named, method.last4);
  return method.wallet === null ? whole : `${whole}${walletOf(method)}`;
}

/** The wallet’s own name, in brackets; it is the same in every language. */
function walletOf(method: PaymentMethodSummary): string {
  return methodLabel({ ...method, last4: null }).slice(
    methodLabel({ ...method, last4: null, wallet: null }).length,
  );
}
