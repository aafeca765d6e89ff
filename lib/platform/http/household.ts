import { createHmac, randomBytes } from 'node:crypto';
import { clientOf } from '#lib/platform/http/client-address';
import type { IncomingStep } from '#lib/platform/http/exchange';

/** The header that says behind the door which household asks. Nobody else can set it. */
export const HOUSEHOLD_HEADER = 'x-fournil-household';

/** Of this process alone: an address is known behind the door as the same as before, and not as which. */
const key = randomBytes(32);

/** Tells what is behind the door whose form it is, without telling the address. */
export const noteHousehold: IncomingStep = ({ req, door }) => {
  delete req.headers[HOUSEHOLD_HEADER];
  if (req.method !== 'POST') return undefined;
  const { household } = clientOf(req, door.settings);
  req.headers[HOUSEHOLD_HEADER] = createHmac('sha256', key).update(household).digest('base64url');
  return undefined;
};
