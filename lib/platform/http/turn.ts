import { refuse } from '#lib/platform/http/answer-page';
import { clientOf } from '#lib/platform/http/client-address';
import { type Answer, bare, type Exchange } from '#lib/platform/http/exchange';
import type { EndTurn, Turns } from '#lib/platform/http/turns';

/**
 * Waits for a turn of whoever asks, which ends at the latest with the answer.
 * @returns the way to give it back before; or an answer: 429 where too many of theirs wait already
 */
export function turnOf(turns: Turns, { req, res, door }: Exchange): Promise<EndTurn | Answer> {
  return new Promise((resolve) => {
    let leave = () => {};
    const gone = () => {
      leave();
      resolve(bare(503)); // they gave up while they waited: nobody reads it
    };
    res.once('close', gone);
    const taken = turns.take(clientOf(req, door.settings).household, (end) => {
      const over = () => {
        res.off('close', over);
        end();
      };
      res.off('close', gone);
      if (res.closed) end();
      else res.once('close', over);
      resolve(over);
    });
    leave = taken.leave;
    if (!taken.wait) resolve(refuse(req, 429));
  });
}
