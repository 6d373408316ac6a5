import "server-only";
import { environment, inEveryAccount } from "@/lib/server/environment";
import { type Hands, hands } from "@/lib/server/hands";

/**
 * Writes into the books of every account, this one's and all others: a person is one person in all of them. Each is
 * tried whatever became of the others; when one failed, it is told after that, and whoever asked asks again.
 * @throws what the first of them threw
 */
export async function inAllBooks<T>(write: (hands: Hands, isHere: boolean) => Promise<T>): Promise<T[]> {
  const here = environment().account.key;
  const tried = await inEveryAccount(async ({ account }) => {
    const isHere = account.key === here;
    return hands()
      .then((open) => write(open, isHere))
      .then(
        (value) => ({ value }),
        (fault: unknown) => ({ fault }),
      );
  });
  return tried.map((one) => {
    if ("fault" in one) throw one.fault;
    return one.value;
  });
}
