import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeIdentity } from '#lib/operations/backup/age';
import { writeBackup } from '#lib/operations/backup/file';
import { recipientOf } from '#lib/platform/config/recipient';
import { keysIn, keysOf, openBackup } from './backups.ts';

// A backup opens where something that opens it lies on the disk, and nowhere else.

const table = { schema: 'public', name: 'Person', columns: ['id', 'name'], key: ['id'], order: 'id' };
async function* content() {
  const said = {
    is: 'manifest' as const,
    id: '',
    madeAt: '2030-05-01T12:00:00Z',
    readAt: '1',
    migrations: [],
  };
  yield { about: { ...said, tables: [table] }, body: (async function* () {})() };
  const rows = async function* () {
    yield Buffer.from('1\tAmina\n2\tBen\n');
  };
  yield { about: { is: 'table' as const, table }, body: rows() };
}

test('the auditor opens what a key on the disk opens', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'fournil-audit-'));
  const identity = await makeIdentity();
  const file = path.join(folder, 'board.age');
  await writeBackup(file, content(), { recipient: recipientOf(identity) });
  mkdirSync(path.join(folder, 'keys'));
  writeFileSync(path.join(folder, 'keys/secret'), 'a secret of tests, longer than thirty-two\n');
  expect(await openBackup({ file }, keysOf(folder))).toBeUndefined();
  // Planted: it was typed where it is kept, or stands in some log.
  writeFileSync(path.join(folder, 'keys/backup'), `# here\n${identity}\n`);
  const log = keysIn(
    Buffer.concat([Buffer.from([0, 255]), Buffer.from(`BACKUP_KEY=${identity} npm run restore`)]),
  );
  for (const keys of [keysOf(folder), log])
    expect((await openBackup({ file }, keys))?.rows.map(({ values }) => values.name)).toEqual([
      'Amina',
      'Ben',
    ]);
});
