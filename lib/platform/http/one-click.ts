import type { IncomingStep } from '#lib/platform/http/exchange';
import { isOwnPage } from '#lib/platform/http/origin';

/**
 * The addresses that mail programs write to for their users, with no page of ours before (RFC 8058). What they do is sealed in the
 * address, so that whoever writes there could not do anything else, and nobody's cookies are looked at.
 */
const ONE_CLICK = /^\/stop\/([\w-]{40,600})$/;

/** Marks what a mail program says for its user: that no more mails like the one with this address shall come. */
export const noticeOneClick: IncomingStep = (exchange) => {
  const { req, door } = exchange;
  exchange.isOneClick =
    req.method === 'POST' && ONE_CLICK.test(req.url ?? '') && !isOwnPage(req, door.settings);
  return undefined;
};

/** Brings what a mail program says to where it is heard, without whose browser it may have come from. */
export const leadOneClick: IncomingStep = ({ req, isOneClick }) => {
  if (!isOneClick) return undefined;
  delete req.headers.cookie;
  req.url = `/one-click?token=${ONE_CLICK.exec(req.url ?? '')?.[1]}`;
  return undefined;
};
