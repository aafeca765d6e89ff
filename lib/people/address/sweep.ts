import 'server-only';
import { addressTombstoneId } from '#lib/people/address/rules';
import {
  deleteQuietAddresses,
  deleteSignInLinks,
  sealedAddresses,
  stopMails,
  wantedMails,
} from '#lib/people/address/sweep.sql';
import { unseal } from '#lib/platform/config/seal';
import { database } from '#lib/platform/database/client';
import type { EraseAgain } from '#lib/platform/database/erase-again-step';
import { run } from '#lib/platform/database/statement';
import { rows, today } from '#lib/platform/database/sweep-step';

/** Links to sign in that nobody followed. */
export const passedLinks = rows('link', deleteSignInLinks, (at) => at);

/** Addresses that may be asked again. */
export const passedQuietAddresses = rows('quiet', deleteQuietAddresses, today);

/** An address that somebody took away. */
export const forgetAddressAgain: EraseAgain = {
  what: 'Person: address',
  rows: sealedAddresses,
  idOf: ({ id, sealed }) => addressTombstoneId(id, unseal('email', sealed as Buffer)),
  apply: (id) =>
    database().person.updateMany({
      where: { id: id.slice(0, id.indexOf('/')) },
      data: { emailHash: null, emailSealed: null },
    }),
};

/** A kind of mail that somebody stopped. */
export const stopMailsAgain: EraseAgain = {
  what: 'Person: mails',
  rows: wantedMails,
  apply: (id) => {
    const [person = '', kind = ''] = id.split('/');
    return run(database(), stopMails, { id: person, kind });
  },
};
