import { expect, test } from 'vitest';
import { type Source, sources, withoutComments } from '#lib/sources';

// What is made of something by a hash, a key or a seal can be asked "was it so?" by whoever has the key. So every use of these functions
// says here where what it makes is kept, and why nobody can ask it. lib/operations/forgetting/database-oracles.test.ts asks all that is kept.

/** What makes such a value, by where it is imported from. */
const MAKES: [from: RegExp, names: RegExp][] = [
  [
    /^(?:node:)?crypto$/,
    /^(createHash|createHmac|createSign|sign|hash|hkdf(Sync)?|scrypt(Sync)?|pbkdf2(Sync)?|argon2(Sync)?|createCipheriv|publicEncrypt|subtle|webcrypto|\*|default)$/,
  ],
  [/^@node-rs\/argon2$/, /^(hash|\*|default)/],
  [/^#lib\/platform\/config\/keys$/, /^(keyFor|keyedHash|sealedWith|keysBefore)$/],
  [/^#lib\/platform\/config\/seal$/, /^(seal|sealedText)$/],
  [/^#lib\/platform\/config\/recipient$/, /^sealTo$/],
  [/^#lib\/platform\/database\/tombstones$/, /^(thing|sealAsOf)$/],
  [/^#lib\/people\/address\/rules$/, /^(addressHash|claimHash)$/],
  [/^#lib\/values\/text\/random$/, /^sha256$/],
  [/^#lib\/values\/text\/id$/, /^idOf$/],
  [/^(age-encryption|jose|bcrypt\w*|tweetnacl|@noble\/.*|crypto-js.*|uuid)$/, /./],
];
/** Without an import, and in SQL. */
const OTHERWISE: [of: RegExp, pattern: RegExp][] = [
  [
    /\.(tsx?|mjs)$/,
    /\bsubtle\.(digest|sign|encrypt|deriveBits)\b|\b(?:import|require)\(\s*['"](?:node:)?crypto['"]/,
  ],
  [/\.sql(\.ts)?$/, /\b(md5|sha\d+|hmac|digest|crypt|hashtext(?:extended)?|uuid_generate_v[35])\(/],
];

/** Where what is made is kept, and why whoever has the disk and its keys learns nothing by asking it. */
type Kept = [where: string, why: string];

const TOKEN = 'of a random token, which is with whoever was given it';
const BOUND = 'opened by the board alone, in the hand of whoever was given it; nothing of it is kept here';
const LOOKS = 'looks for what is kept';

const USES: Record<string, Kept> = {
  // The ways themselves.
  'lib/platform/config/keys.ts createHmac': ['nowhere', 'is the way'],
  'lib/platform/config/keys.ts hkdfSync': ['nowhere', 'is the way'],
  'lib/platform/config/seal.ts createCipheriv': ['nowhere', 'is the way'],
  'lib/platform/config/seal.ts keyFor': ['nowhere', 'is the way'],
  'lib/platform/config/seal.ts keysBefore': ['nowhere', 'opens what was sealed before'],
  'lib/platform/config/recipient.ts createCipheriv': ['nowhere', 'is the way'],
  'lib/platform/config/recipient.ts hkdfSync': ['nowhere', 'is the way'],
  'lib/values/text/random.ts createHash': ['nowhere', 'is the way'],
  'lib/people/address/rules.ts keyedHash': [
    'Person.emailHash, QuietAddress.hash, SignInLink.tokenHash',
    'DECLARED: by it an address signs in, and by it one is known that was asked today or wants no mail; neither says what anybody did. A link’s is of a sealed token, and goes in a quarter of an hour',
  ],
  // The two exceptions are made by these.
  'lib/people/address/mutations.ts addressHash': [
    'Person.emailHash',
    'DECLARED: see lib/people/address/rules.ts',
  ],
  'lib/people/address/quiet.ts addressHash': [
    'QuietAddress.hash',
    'DECLARED: see lib/people/address/rules.ts',
  ],
  'lib/people/sign-in-link/mutations.ts addressHash': ['Person.emailHash', LOOKS],
  'lib/operations/keeper/rotate.ts addressHash': ['Person.emailHash', 'the same by another secret'],
  'lib/people/address/mutations.ts claimHash': ['SignInLink.tokenHash', 'of a sealed token, in a mail alone'],
  'lib/people/address/queries.ts claimHash': ['SignInLink.tokenHash', LOOKS],
  // Tokens.
  'lib/board/opening/mutations.ts sha256': ['Board.openingHash', TOKEN],
  'lib/settings/queries.ts sha256': ['Board.openingHash', LOOKS],
  'lib/operations/start/opening-link.ts sha256': ['Board.openingHash', TOKEN],
  'lib/people/session/mutations.ts sha256': ['Session.tokenHash', TOKEN],
  'lib/people/session/queries.ts sha256': ['Session.tokenHash', LOOKS],
  'lib/people/session/session-cookie.ts sha256': ['Session.tokenHash', LOOKS],
  'lib/people/sign-in-link/by-link-cookie.ts sha256': ['a device’s cookie', TOKEN],
  'lib/people/sign-in-link/mutations.ts sha256': ['SignInLink.tokenHash', TOKEN],
  'lib/people/sign-in-link/queries.ts sha256': ['SignInLink.tokenHash', LOOKS],
  'lib/people/invitation/mutations.ts sha256': ['Invitation.tokenHash, Invitation.backHash', TOKEN],
  'lib/people/invitation/queries.ts sha256': ['Invitation.tokenHash, Invitation.backHash', LOOKS],
  'lib/posts/own-calendar/mutations.ts sha256': ['FeedKey.tokenHash', TOKEN],
  'lib/feeds/own/queries.ts sha256': ['FeedKey.tokenHash', LOOKS],
  'lib/posts/joinings/queries.ts sha256': ['FeedKey.tokenHash', LOOKS],
  'lib/folds/review/queries.ts sha256': ['nowhere', 'says whether what is read is what stands there'],
  'lib/platform/form/submission.ts sha256': [
    'Submission.key, Submission.sealed',
    'of the form’s random token: who has not that form asks nothing by it',
  ],
  'lib/platform/form/submission.ts keyFor': ['Submission.key', 'by that token, and by no key of the board'],
  'lib/platform/form/submission.ts seal': [
    'Submission.sealed',
    'with that token, and with no key of the board',
  ],
  'lib/people/passphrase/mutations.ts hash': [
    'Person.passphraseHash',
    'argon2id, salted, of words drawn by chance',
  ],
  // Sealed with a key beside it: read, not asked, as long as what it is stands, and no longer.
  'lib/people/address/mutations.ts seal': ['Person.emailSealed', 'an address, as long as it is theirs'],
  'lib/letters/mutations.ts seal': ['Letter.sealed', 'a letter, for its thirty days'],
  'lib/notifications/outbox.ts seal': ['Mail.sealed', 'a mail that waits, a day at most'],
  'lib/operations/keeper/rotate.ts seal': [
    'Person.emailSealed, Letter.sealed, Mail.sealed',
    'the same by another secret',
  ],
  // Keyed over a person and a thing, and gone with it.
  'lib/notifications/outbox.ts keyedHash': [
    'Mail.id',
    'a mail that waits is found by whom and what it is about; beside it stands whose it is, and it goes with the row',
  ],
  'lib/notifications/outbox.ts idOf': ['Mail.id', 'the same as an id'],
  'lib/notifications/deliver.ts keyedHash': ['a mail', 'the Message-ID, of the ids of its rows'],
  'lib/reports/jobs.ts keyedHash': ['a mail', 'the Message-ID, of the ids of reports'],
  // To a recipient that is not here.
  'lib/platform/database/tombstones.ts sealTo': [
    'SealedTombstone.sealed, lists beside backups',
    'nobody here opens it',
  ],
  'lib/platform/database/tombstones.ts hash': ['within such a word', 'nobody here opens it'],
  'lib/operations/backup/tombstone-mirror.ts sealAsOf': ['lists beside backups', 'nobody here opens it'],
  'lib/operations/backup/age.ts Encrypter': ['backups', 'nobody here opens them'],
  'lib/operations/backup/age.ts Decrypter': ['nowhere', 'opens what a keeper’s identity opens'],
  'lib/operations/backup/age.ts generateX25519Identity': [
    'nowhere',
    'is shown at a terminal, or dropped with its process',
  ],
  // Hashes of what is sealed, and of what npm brought.
  'lib/operations/backup/file.ts createHash': [
    'FILE.sha256, backups/known',
    'of a sealed file, whose key was drawn',
  ],
  'lib/operations/backup/tar.ts createHash': ['within a backup', 'nobody here opens it'],
  'lib/operations/backup/import.ts createHash': ['nowhere', 'compares what is restored'],
  'lib/operations/backup/verify.ts createHash': ['nowhere', 'compares what is restored'],
  'lib/operations/backup/archive-before.ts createHash': ['nowhere', 'reads backups from before'],
  'lib/operations/backup/sealed-before.ts hkdfSync': ['nowhere', 'reads backups from before'],
  'lib/operations/backup/tombstone-list.ts createHmac': [
    'lists beside backups',
    'of sealed words: tells damage',
  ],
  'lib/operations/backup/tombstone-list.ts hkdfSync': ['lists beside backups', 'likewise'],
  'lib/operations/restore/list-before.ts createHmac': ['nowhere', 'reads lists from before'],
  'lib/operations/restore/target.ts createHash': ['restoring', 'of a database’s address'],
  'lib/operations/keeper/rotate.ts sealedWith': ['Board.sealedWith', 'of nothing'],
  'lib/operations/restore/checks.ts sealedWith': ['Board.sealedWith', 'of nothing'],
  'lib/operations/start/secret.ts sealedWith': ['Board.sealedWith', 'of nothing'],
  'lib/operations/start/build.ts createHash': ['the build', 'of a key'],
  'lib/operations/towns/towns.ts createHash': ['the build', 'of the towns of the world'],
  'lib/platform/database/cluster.ts createHash': ['the name of a folder', 'of the data directory’s path'],
  'bin/launch.mjs createHash': ['the packages', 'of package-lock.json and the schema'],
  'components/ui/island.tsx createHash': ['a page', 'of a script of ours'],
  // What leaves the house, and is kept by whoever it was for.
  'lib/feeds/answer.ts createHash': ['an ETag', 'of a feed that every visitor sees; not kept'],
  'lib/feeds/id.ts keyedHash': ['a feed', 'of what every visitor sees in it; not kept'],
  'lib/feeds/id.ts idOf': ['a feed', 'the same as an id'],
  'lib/platform/form/done.ts createHmac': [
    'an address',
    'what was just done, by the random token of whoever did it, which is in their cookie alone',
  ],
  'lib/platform/http/session.ts keyFor': ['a device’s cookie', BOUND],
  'lib/platform/http/session.ts keysBefore': ['a device’s cookie', BOUND],
  'lib/platform/http/cookies.ts sealedText': ['a device’s cookie', BOUND],
  'lib/people/address/rules.ts sealedText': ['a mail', BOUND],
  'lib/people/leaving/rules.ts sealedText': ['a mail', BOUND],
  'lib/posts/post/rules.ts sealedText': ['a mail', BOUND],
  'lib/posts/joinings/rules.ts sealedText': ['a mail', BOUND],
  'lib/notifications/kinds.ts sealedText': ['a mail', BOUND],
  'lib/reports/mail.ts sealedText': ['a mail', BOUND],
  'lib/places/door-word/queries.ts keyedHash': [
    'on a door',
    'is of a place and a week, which everybody knows; nothing of it is kept here, and it says nothing of anybody',
  ],
  'lib/people/submission/machine.ts sealedText': ['a form', BOUND],
  'lib/pictures/token.ts sealedText': ['a form', BOUND],
  'lib/export/rules.ts sealedText': ['a page', BOUND],
  // In memory, by a key that is drawn at every start.
  'lib/platform/http/allowance.ts createHmac': ['memory', 'by a key that is drawn at every start'],
  'lib/platform/http/household.ts createHmac': ['memory', 'by a key that is drawn at every start'],
  // Locks.
  'lib/platform/database/tombstones.sql.ts hashtext(': [
    'a lock',
    'of a name of ours; gone with the transaction',
  ],
  'lib/places/slugs/slugs.sql.ts hashtextextended(': ['a lock', 'of a slug; gone with the transaction'],
  'lib/platform/form/form.sql.ts hashtextextended(': [
    'a lock',
    'of a submission’s key; gone with the transaction',
  ],
};

/** What a source makes such values by, as "file name". */
function uses(files: Source[]): string[] {
  return files.flatMap(({ file, text: whole }) => {
    const text = withoutComments(whole);
    const imported = [...text.matchAll(/\bimport\s+([^;]*?)\s+from\s+['"]([^'"]+)['"]/g)].flatMap(
      ([, clause = '', from = '']) => {
        const names = MAKES.filter(([of]) => of.test(from)).map(([, makes]) => makes);
        return namesIn(clause).filter((name) => names.some((makes) => makes.test(name)));
      },
    );
    const otherwise = OTHERWISE.filter(([of]) => of.test(file)).flatMap(
      ([, pattern]) => pattern.exec(text)?.[0] ?? [],
    );
    return [...new Set([...imported, ...otherwise])].map((name) => `${file} ${name}`);
  });
}

/** What an import takes: of `{ hash as made }` hash, of `* as crypto` all, of `crypto` the default; types make nothing. */
function namesIn(clause: string): string[] {
  if (/^type\s/.test(clause)) return [];
  const [, outside = '', braced = ''] = /^([^{]*)(?:\{([^}]*)\})?/s.exec(clause) ?? [];
  const whole = outside.includes('*') ? ['*'] : outside.replaceAll(',', '').trim() ? ['default'] : [];
  const named = braced.split(',').map((each) => each.trim().split(/\s+as\s+/)[0] ?? '');
  return [...whole, ...named].filter((name) => name && !name.startsWith('type '));
}

test('every hash, key and seal says where what it makes is kept, and why nobody can ask it', () => {
  const files = sources(
    '{app,components,lib,islands,bin}/**/*.{ts,tsx,mjs}',
    'prisma/migrations/**/*.sql',
  ).filter(({ file }) => !/\.test\.tsx?$|\/testing[\w-]*\.ts$/.test(file));
  expect(uses(files).sort()).toEqual(Object.keys(USES).sort());
});

test('every column of bytes is made by one of them', () => {
  const [schema] = sources('prisma/schema.prisma');
  const columns = [...(schema?.text ?? '').matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)].flatMap(
    ([, model, body = '']) =>
      [...body.matchAll(/^ {2}(\w+)\s+Bytes\b/gm)].map(([, column]) => `${model}.${column}`),
  );
  expect(columns.length).toBeGreaterThan(10);
  const kept = Object.values(USES).map(([where]) => where);
  // The list as releases before kept it: emptied, and written by nobody.
  const left = columns.filter((column) => !kept.some((where) => where.includes(column)));
  expect(left).toEqual(['Tombstone.hash']);
});

test.each([
  ["import { createHmac } from 'node:crypto';", 'lib/posts/joinings/mutations.ts'],
  ["import { hash as made } from 'node:crypto';", 'lib/posts/joinings/mutations.ts'],
  ["import * as crypto from 'crypto';", 'lib/posts/joinings/mutations.ts'],
  ["import crypto, { randomBytes } from 'node:crypto';", 'lib/posts/joinings/mutations.ts'],
  ["const { createHash } = await import('node:crypto');", 'lib/posts/joinings/mutations.ts'],
  ["await crypto.subtle.digest('SHA-256', bytes);", 'lib/posts/joinings/mutations.ts'],
  ["import {\n  keyedHash,\n} from '#lib/platform/config/keys';", 'lib/posts/joinings/mutations.ts'],
  ["import { seal } from '#lib/platform/config/seal';", 'components/posts/card.tsx'],
  ["import { addressHash } from '#lib/people/address/rules';", 'lib/people/leaving/mutations.ts'],
  ["import { idOf, isId } from '#lib/values/text/id';", 'lib/posts/joinings/mutations.ts'],
  ['`SELECT md5($id::text || $personId::text)`', 'lib/posts/joinings/joinings.sql.ts'],
  ['UPDATE "Joining" SET "key" = sha256("personId"::text::bytea);', 'prisma/migrations/x/migration.sql'],
])('found: %s', (text, file) => {
  expect(uses([{ file, text }])).toHaveLength(1);
});

test.each([
  ["import { randomBytes, type KeyObject } from 'node:crypto';", 'lib/a/mutations.ts'],
  ["import type { Hash } from 'node:crypto';", 'lib/a/mutations.ts'],
  ['// createHash(', 'lib/a/mutations.ts'],
  ["import { unseal } from '#lib/platform/config/seal';", 'lib/a/queries.ts'],
])('allowed: %s', (text, file) => {
  expect(uses([{ file, text }])).toEqual([]);
});
