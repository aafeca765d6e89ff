import { refuse } from '#lib/platform/http/answer-page';
import type { IncomingStep } from '#lib/platform/http/exchange';

/** 405 for what no page or form asks. */
export const refuseMethods: IncomingStep = ({ req }) =>
  ['GET', 'HEAD', 'POST'].includes(req.method ?? '') ? undefined : refuse(req, 405);

/** A page says its status in its body, which Next does not make for HEAD; Node sends none to whoever asked so. An event stream has no end. */
export const readHeadAsGet: IncomingStep = ({ req }) => {
  if (req.method === 'HEAD' && !req.url?.startsWith('/live')) req.method = 'GET';
  return undefined;
};
