import { readingsOf } from '#lib/platform/http/address';
import { refuse } from '#lib/platform/http/answer-page';
import type { IncomingStep } from '#lib/platform/http/exchange';
import { isOnlyForNextsClient } from '#lib/platform/http/next/addresses';

/** Where calendars and feeds are made; they are fetched beside their page (Next's configuration rewrites them), and nowhere else. */
const BEHIND = /^\/feeds(?:\/|$)/;

/** 404 for what is no address of the board, though something behind the door would answer. */
export const hideInnerAddresses: IncomingStep = ({ req, door }) =>
  isHidden(req.url ?? '/', door.dev) ? refuse(req, 404) : undefined;

/** Whether an address leads where nobody is to come, however whoever is behind the door reads it. In development, Next's client may. */
export function isHidden(url: string, dev: boolean): boolean {
  const [path = ''] = url.split('?', 1);
  const readings = readingsOf(path);
  return (
    !readings || readings.some((reading) => BEHIND.test(reading) || (!dev && isOnlyForNextsClient(reading)))
  );
}
