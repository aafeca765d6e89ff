import { addressOf } from '#lib/platform/http/address';
import { refuse } from '#lib/platform/http/answer-page';
import type { IncomingStep } from '#lib/platform/http/exchange';

/** Gives every later step, and Next, the address in its normal form; 400 for what is none. */
export const normaliseAddress: IncomingStep = ({ req }) => {
  const address = addressOf(req.url ?? '');
  if (!address) return refuse(req, 400);
  req.url = address.path + address.search;
  return undefined;
};
