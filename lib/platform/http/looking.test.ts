import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { readConfig } from '#lib/platform/config/config';
import { leadThere } from '#lib/platform/http/looking';
import { cellAt } from '#lib/values/geo/cell';

const HERE = cellAt(52.52, 13.4, 7);

function asked(url: string, cookie = '', method = 'GET') {
  const req = Object.assign(new IncomingMessage(new Socket()), { url, method, headers: { cookie } });
  const res = new ServerResponse(req);
  const answered = leadThere(req, res, readConfig({}));
  return { answered, to: res.getHeader('location'), set: String(res.getHeader('set-cookie') ?? '') };
}

test('whoever chose where they look is led there, with all else they asked', () => {
  const cookie = `other=1; fournil-near=${HERE}`;
  expect(asked('/', cookie)).toMatchObject({ answered: true, to: `/?near=${HERE}`, set: '' });
  expect(asked('/?q=brot&kind=offer', cookie).to).toBe(`/?q=brot&kind=offer&near=${HERE}`);
  expect(asked('/map', cookie).to).toBe(`/map?near=${HERE}`);
});

test('a tap on "around me" is remembered, roughly', () => {
  const { to, set } = asked('/?at=52.52,13.40&q=x');
  expect(to).toBe(`/?q=x&near=${HERE}`);
  expect(set).toMatch(new RegExp(`^fournil-near=${HERE}; Path=/; HttpOnly; SameSite=Lax`));
});

test('an address that says where is shown as it is; nobody is led who chose nothing, or something broken', () => {
  const cookie = `fournil-near=${HERE}`;
  for (const url of [
    `/?near=${HERE}`,
    '/?near=',
    '/posts/x',
    '/board.ics',
    '/?at=x',
    '/?at=1,2&at=3,4',
    '/ask',
  ])
    expect(asked(url, cookie).answered).toBe(false);
  for (const broken of ['', 'fournil-near=x', `fournil-near=${cellAt(1, 1, 5)}`, `xfournil-near=${HERE}`])
    expect(asked('/', broken).answered).toBe(false);
  expect(asked('/', cookie, 'POST').answered).toBe(false);
});
