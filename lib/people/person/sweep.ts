import 'server-only';
import { deleteSessions, passphraseHashes } from '#lib/people/person/sweep.sql';
import { database } from '#lib/platform/database/client';
import type { EraseAgain } from '#lib/platform/database/erase-again-step';
import { dayBefore, rows } from '#lib/platform/database/sweep-step';

/** Sessions that nobody used for long. */
export const passedSessions = rows('session', deleteSessions, (at) => dayBefore('session', at));

/** A passphrase that was changed opens nothing any more. */
export const forgetPassphraseAgain: EraseAgain = {
  what: 'Person: passphrase',
  rows: passphraseHashes,
  apply: (passphraseHash) =>
    database().person.updateMany({ where: { passphraseHash }, data: { passphraseHash: null } }),
};
