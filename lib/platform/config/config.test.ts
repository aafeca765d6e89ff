import { expect, test } from 'vitest';
import { readConfig } from '#lib/platform/config/config';

test('nothing set is a board on localhost', () => {
  expect(readConfig({ PORT: '' })).toMatchObject({
    PORT: 3000,
    HOST: '127.0.0.1',
    SIGN_UP: 'open',
    PROCESSES: 1,
    TRUST_PROXY: false,
  });
});

test.each([
  ['PORT', 'bread', 'PORT must be a number'],
  ['PORT', '70000', 'PORT'],
  ['PUBLIC_URL', 'board.example', 'PUBLIC_URL must be a whole address'],
  ['TRUST_PROXY', 'yes', 'TRUST_PROXY must be 0 or 1'],
  ['DATABASE_URL', 'mysql://x', 'DATABASE_URL must begin with postgresql://'],
  ['PROCESSES', '0', 'PROCESSES'],
  ['SECRET', 'short', 'SECRET must be at least'],
  ['BACKUPS', 'hourly', 'BACKUPS must be off or daily'],
  ['BACKUP_KEY', 'short', 'BACKUP_KEY must be at least'],
  ['MAIL_URL', 'mail.example', 'MAIL_URL must begin with smtp://'],
  ['KEEPER_MAIL', 'me@board.example, you', 'KEEPER_MAIL must be one e-mail address'],
  ['SIGN_UP', 'closed', 'SIGN_UP must be open or invite'],
  ['BOARD_AREA', 'B'.repeat(201), 'BOARD_AREA must be at most 200'],
  ['BOARD_LANGUAGE', 'xx', 'BOARD_LANGUAGE must be en, fr or ar'],
  ['TZ', 'Berlin', 'TZ must be a zone of the IANA list'],
])('%s=%s is refused in words', (name, value, words) => {
  expect(() => readConfig({ [name]: value })).toThrow(words);
});

test('several keepers stand in one line', () => {
  const told = readConfig({ KEEPER_MAIL: 'maria@board.example, ben@board.example' }).KEEPER_MAIL;
  expect([told, readConfig({}).KEEPER_MAIL]).toEqual([['maria@board.example', 'ben@board.example'], []]);
});

test('every mistake is named at once', () => {
  expect(() => readConfig({ PORT: 'x', SIGN_UP: 'x' })).toThrow(/PORT[\s\S]*SIGN_UP/);
});
