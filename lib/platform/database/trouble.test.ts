import { beforeEach, expect, test, vi } from 'vitest';
import { noteTroubleOf, troubleJustNow, troubleOf } from '#lib/platform/database/trouble';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  return () => vi.useRealTimers();
});

const failed = (more: object, message = '') => Object.assign(new Error(message), more);

test.each([
  ['the pool waited too long', failed({}, 'timeout exceeded when trying to connect')],
  ['a connection broke off', failed({}, 'Connection terminated unexpectedly')],
  ['PostgreSQL goes', failed({ code: '57P01' })],
  ['PostgreSQL starts', failed({ code: '57P03' })],
  ['nobody listens', failed({ code: 'ECONNREFUSED', syscall: 'connect' })],
  ['its socket is not there', failed({ code: 'ENOENT', syscall: 'connect' })],
  ['all addresses refuse', failed({ errors: [failed({ code: 'ECONNREFUSED' })] })],
  ['a transaction could not begin', failed({ code: 'P2028' })],
  [
    'as Prisma wraps it',
    failed({ code: 'P2010', meta: { driverAdapterError: failed({ cause: { kind: 'ConnectionClosed' } }) } }),
  ],
])('the database is away: %s', (_, error) => {
  expect(troubleOf(error)).toBe('away');
});

test.each([
  ['PostgreSQL', failed({ code: '53100' })],
  ['a file', failed({ code: 'ENOSPC', syscall: 'write' })],
  ['a quota', failed({ cause: failed({ code: 'EDQUOT' }) })],
  [
    'as Prisma wraps it',
    failed({ meta: { driverAdapterError: { cause: { originalCode: '53100', kind: 'postgres' } } } }),
  ],
])('the disk is full: %s', (_, error) => {
  expect(troubleOf(error)).toBe('full');
});

test.each([
  ['a mistake of ours', new TypeError('x is not a function')],
  ['a file that is not there', failed({ code: 'ENOENT', syscall: 'open' })],
  ['a name that somebody has', failed({ code: 'P2002', meta: { target: ['nameKey'] } })],
  ['nothing', undefined],
  ['words', 'Connection terminated'],
])('neither: %s', (_, error) => {
  expect(troubleOf(error)).toBeUndefined();
});

test('an error that was caused by itself is no way without an end', () => {
  const error = failed({});
  error.cause = error;
  expect(troubleOf(error)).toBeUndefined();
});

test('why pages broke just now is known for a moment, and what is no trouble changes nothing', () => {
  expect(troubleJustNow()).toBeUndefined();
  noteTroubleOf(failed({ code: '53100' }));
  noteTroubleOf(new TypeError('ours'));
  expect(troubleJustNow()).toBe('full');
  vi.advanceTimersByTime(2_001);
  expect(troubleJustNow()).toBeUndefined();
});
