import type { OutgoingStep } from '#lib/platform/http/exchange';

/** A page may be kept by its reader's browser only, which asks each time whether it is still so. */
export const keepPagePrivate: OutgoingStep = (answer) => {
  const { headers } = answer;
  const isPage = headers.get('content-type')?.startsWith('text/html');
  const said = headers.get('cache-control');
  if (isPage && (said === null || said.includes('no-store')))
    headers.set('Cache-Control', 'private, no-cache');
  return answer;
};
