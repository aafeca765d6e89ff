import type { IncomingMessage } from 'node:http';
import type { IncomingStep } from '#lib/platform/http/exchange';

/** Headers by which Next's own client, its middleware and its hosting ask for something else than a whole page. */
const HEADERS = /^(?:rsc$|next-|x-middleware|x-nextjs)/;
/** What Next's client puts into an address, so that caches keep its format apart. */
const PARAMETER = '_rsc';
/** Parts of what is compressed afterwards would be parts of something else. */
const PARTS = /range$/;

/** Drops what only Next's own client would send, so that every answer is a whole page. */
export const dropClientsAsking: IncomingStep = ({ req }) => dropFrom(req);

/** The same for any request: its headers, and the parameter in its address. */
export function dropFrom(req: Pick<IncomingMessage, 'headers' | 'url'>): undefined {
  for (const name of Object.keys(req.headers))
    if (HEADERS.test(name) || PARTS.test(name)) delete req.headers[name];
  const url = new URL(req.url ?? '/', 'http://localhost');
  if (!url.searchParams.has(PARAMETER)) return;
  url.searchParams.delete(PARAMETER);
  req.url = url.pathname + url.search;
}
