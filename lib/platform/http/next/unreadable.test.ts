import { expect, test } from 'vitest';
import { type Asked, asking, noteGone, noteUnreadable } from '#lib/platform/http/next/unreadable';

const boundary = 'b'.repeat(27);

/** What undici says, which reads forms for Next, of a body. */
const said = (body: string): Promise<unknown> =>
  new Response(body, { headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } })
    .formData()
    .catch((error: unknown) => error);

test('what undici says of a form that it cannot read is noted of the request that Next is at', async () => {
  const part = (head: string) => `--${boundary}\r\n${head}\r\n\r\nx\r\n`;
  const broken = [
    part('Content-Disposition: form-data; name="a"'),
    `--${boundary}\r\nContent-Disposition: form-data; name="a"\r\nx\r\n--${boundary}--\r\n`,
    `${part('Content-Disposition: form-data; filename="a"')}--${boundary}--\r\n`,
    `${part('Content-Disposition: form-data; name="a"; filename*=UTF-8\'\'%ff%00%zz')}--${boundary}--\r\n`,
    '',
  ];
  for (const body of broken) {
    const asked: Asked = {};
    const error = await said(body);
    const isNoted = asking().run(asked, () => noteUnreadable(error));
    expect([body, isNoted, asked.isUnreadable]).toEqual([body, true, true]);
  }
});

test('what else breaks is none of it, nor what breaks beside any request', async () => {
  const asked: Asked = {};
  for (const error of [new Error('words'), new TypeError('x is undefined'), 'text', undefined])
    expect(asking().run(asked, () => noteUnreadable(error))).toBe(false);
  expect(asked).toEqual({});
  expect(noteUnreadable(await said(''))).toBe(false);
});

test('that what it is about went meanwhile is noted, whoever says so', () => {
  const gone = [
    { code: 'P2003' },
    { code: 'P2025' },
    { code: 'P2010', meta: { code: '23503' } },
    { cause: { code: '23503' } },
  ];
  const notedOf = (error: unknown) => {
    const asked: Asked = {};
    asking().run(asked, () => noteGone(error));
    return asked.isGone === true;
  };
  expect(gone.map(notedOf)).toEqual(gone.map(() => true));
  expect([undefined, 'P2003', new Error('P2003'), { code: 'P2002' }].map(notedOf)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
