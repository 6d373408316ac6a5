import "server-only";
import type { Charge } from "@/lib/core/charge/charge";
import type { SearchNote } from "@/lib/core/search/search-note";
import { listConnectedAccounts } from "@/lib/server/database/connected-accounts";
import type { Hands } from "@/lib/server/hands";
import type { Asked } from "@/lib/server/stripe/ask";
import { onAccount } from "@/lib/server/stripe/on-account";
import { findByText, type TextIntent } from "./find-by-text";
import type { Looking, TextFound } from "./searching";

/** Connected accounts that one search asks: each of them costs as many calls as our own. */
const accountsMax = 5;

/** Payments shown of each of them; our own account's come first page by page. */
const rowsPerAccount = 10;

/** What the connected accounts brought. */
type Beside = { readonly charges: readonly Charge[]; readonly notes: readonly SearchNote[] };

/**
 * Payments by what a person remembers: on our own account, and on the first page also on the connected accounts that
 * our books know. One of those that does not answer is told by its number, and keeps nobody from the others.
 */
export async function findEverywhere(
  intent: TextIntent,
  open: Hands,
  looking: Looking,
): Promise<Asked<TextFound>> {
  if (looking.after !== null) return findByText(intent, open, looking);
  const [own, beside] = await Promise.all([
    findByText(intent, open, looking),
    findBeside(intent, open, looking),
  ]);
  if (own.kind !== "found") return own;
  const { charges, next, notes } = own.value;
  const all = [...charges, ...beside.charges].toSorted(newestFirst);
  return { ...own, value: { charges: all, next, notes: [...notes, ...beside.notes] } };
}

async function findBeside(intent: TextIntent, open: Hands, looking: Looking): Promise<Beside> {
  const known = await listConnectedAccounts(open.database, open.livemode);
  const asked = known.slice(0, accountsMax);
  const found = await Promise.all(asked.map((account) => findOn(account, intent, open, looking)));
  const cut: SearchNote[] = known.length > asked.length ? [{ kind: "accounts_cut", asked: accountsMax }] : [];
  return {
    charges: found.flatMap(({ charges }) => charges),
    notes: [...found.flatMap(({ notes }) => notes), ...cut],
  };
}

async function findOn(account: string, intent: TextIntent, open: Hands, looking: Looking): Promise<Beside> {
  const asked = await findByText(intent, onAccount(open, account), looking);
  if (asked.kind !== "found") return { charges: [], notes: [{ kind: "account_failed", account }] };
  const { next, notes } = asked.value;
  // What a transfer of ours brought there no customer has paid.
  const charges = asked.value.charges.filter(({ isOfTransfer }) => !isOfTransfer);
  const hasFailed = notes.some(({ kind }) => kind === "look_failed");
  const isCut = next !== null || charges.length > rowsPerAccount || notes.length > (hasFailed ? 1 : 0);
  return {
    charges: charges.slice(0, rowsPerAccount),
    notes: [
      ...(hasFailed ? [{ kind: "account_failed", account } as const] : []),
      ...(isCut ? [{ kind: "account_cut", account } as const] : []),
    ],
  };
}

function newestFirst(left: Charge, right: Charge): number {
  return right.createdAt.getTime() - left.createdAt.getTime();
}
