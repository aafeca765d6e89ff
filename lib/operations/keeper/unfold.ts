import { openByKeeper } from '#lib/folds/mutations';
import { thingsAt } from '#lib/folds/thing/queries';
import { KeeperError } from '#lib/operations/errors';

/** Opens what stands at an address of this board and is folded, whatever was said of it. @returns what it did, in words */
export async function unfold(address: string): Promise<string> {
  if (!URL.canParse(address, 'http://board'))
    throw new KeeperError('Say which: its address on this board, such as /posts/ID or /posts/ID#message-ID.');
  let isAny = false;
  for (const thing of await thingsAt(address)) isAny = (await openByKeeper(thing)) || isAny;
  if (!isAny) throw new KeeperError(`Nothing is folded at ${address}.`);
  return 'It is open again.';
}
