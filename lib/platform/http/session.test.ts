import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { encode } from 'next-auth/jwt';
import { expect, test } from 'vitest';
import { keepBefore, keyFor } from '#lib/platform/config/keys';
import { readToken, SESSION_AGE, writeToken } from '#lib/platform/http/session';

process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), 'fournil-session-'));
process.env.SECRET = 'a secret that is long enough to be one';

const OLD = 'the secret that was in use before this one';
const written = (secret: string) =>
  encode({ token: { session: 'old' }, secret: keyFor('session', secret).toString('base64url') });

test('a session is read that this board wrote, for a hundred days, and none of another’s', async () => {
  expect(SESSION_AGE).toBe(100 * 24 * 60 * 60);
  expect((await readToken(await writeToken('a-session', {})))?.session).toBe('a-session');
  expect(await readToken(await written('the secret of another board, as long as ours'))).toBeUndefined();
  expect(await readToken('x')).toBeUndefined();
});

test('where the secret was changed, those signed in before stay so', async () => {
  const before = await written(OLD);
  expect(await readToken(before)).toBeUndefined();
  await keepBefore(OLD, new Date('2026-11-29T12:00:00Z'));
  expect((await readToken(before))?.session).toBe('old');
});
