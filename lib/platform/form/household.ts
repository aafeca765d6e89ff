import 'server-only';
import { headers } from 'next/headers';
import { HOUSEHOLD_HEADER } from '#lib/platform/http/household';

/** Of which household a form is, as far as limits are concerned: a hash of its address, as the door tells it. */
export const household = async (): Promise<string> => (await headers()).get(HOUSEHOLD_HEADER) ?? '';
