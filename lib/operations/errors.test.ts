import { expect, test } from 'vitest';
import { messageFor } from '#lib/operations/errors';
import { ConfigError } from '#lib/platform/config/config';
import { NewerDatabase } from '#lib/platform/database/migrate';

const error = (more: object, message = 'what the system said') => Object.assign(new Error(message), more);
const GIVEN = { DATABASE_URL: 'postgresql://elsewhere/board' };

test.each([
  [
    'a port in use, and how to choose another',
    error({ code: 'EADDRINUSE', port: 3000 }),
    'PORT=3001 npm start',
  ],
  ['a port for the system', error({ code: 'EACCES', syscall: 'listen', port: 80 }), 'Port 80'],
  [
    'no permission, and for what',
    error({ code: 'EACCES', path: '/srv/board' }),
    'No permission for /srv/board',
  ],
  ['a folder that is a file', error({ code: 'EEXIST', path: '/srv/board' }), '/srv/board is no folder'],
  ['a file that is not there', error({ code: 'ENOENT', path: '/srv/board' }), 'There is no /srv/board'],
  ['a full disk', error({ code: 'ENOSPC' }), 'The disk is full'],
  [
    'a full disk, as PostgreSQL says it',
    error({}, 'could not write: No space left on device'),
    'The disk is full',
  ],
  ['a newer database', new NewerDatabase('20300101_more'), 'newer Fournil (20300101_more)'],
  [
    'wrong settings',
    new ConfigError('The settings cannot be used:\n  PORT must be a number'),
    'PORT must be',
  ],
  ['anything else, as it is', error({}), 'what the system said'],
  ['no error at all', 'words', 'words'],
])('%s', (_, thrown, words) => {
  expect(messageFor(thrown)).toContain(words);
});

test.each([
  ['nothing listens', error({ code: 'ECONNREFUSED' }), 'No database answers at DATABASE_URL (ECONNREFUSED)'],
  ['nothing listens, by two ways', error({ errors: [error({ code: 'ECONNREFUSED' })] }, ''), 'ECONNREFUSED'],
  ['no such machine', error({ code: 'ENOTFOUND' }), 'No database answers'],
  ['no socket there', error({ code: 'ENOENT', syscall: 'connect', address: '/run' }), 'No database answers'],
  ['a wrong password', error({ code: '28P01' }, 'password authentication failed'), 'refuses: password'],
  ['no such database', error({ code: '3D000' }, 'database "x" does not exist'), 'refuses: database'],
  ['too few rights', error({ code: '42501' }, 'permission denied'), 'refuses: permission'],
  ['something else listens', error({}, 'Connection terminated unexpectedly'), 'cannot be used'],
])('of a database elsewhere: %s', (_, thrown, words) => {
  expect(messageFor(thrown, GIVEN)).toContain(words);
});
