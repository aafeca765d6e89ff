import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { asMachine, MADE, madeNow, UNSEEN } from '#lib/people/submission/machine';

const NOON = new Date('2031-10-24T10:00:00.000Z');
const at = (ms: number) => vi.setSystemTime(NOON.getTime() + ms);

beforeEach(() => {
  vi.useFakeTimers({ now: NOON, toFake: ['Date'] });
  vi.stubEnv('FOURNIL_NO_RATES', '');
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

test('what is sent before it can be read is asked to be sent again, and then it is taken', () => {
  const form = formOf({ name: 'Amina', [MADE]: madeNow(), [UNSEEN]: '' });
  at(1_999);
  expect(asMachine(form)).toEqual({ '': 'people.tooQuick' });
  at(2_000);
  expect(asMachine(form)).toBeUndefined();
});

test('when a form was made nobody can make up', () => {
  at(60_000);
  for (const made of ['', '0', 'x', String(NOON.getTime())])
    expect(asMachine(formOf({ [MADE]: made }))).toEqual({ '': 'people.tooQuick' });
});

test('the field that nobody sees stays empty', () => {
  const form = formOf({ [MADE]: madeNow(), [UNSEEN]: 'https://pills.example' });
  at(60_000);
  expect(asMachine(form)).toEqual({ '': 'people.unseenField' });
});
