import { config } from '#lib/platform/config/config';

/** Where whoever keeps this board is written to; nowhere, where no address is set, or no mail server: then nobody would read it in time. */
export function keepers(): readonly string[] {
  const { KEEPER_MAIL, MAIL_URL } = config();
  return MAIL_URL ? KEEPER_MAIL : [];
}
