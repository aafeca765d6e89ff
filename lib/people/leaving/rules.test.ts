import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerUntil, isQuestionOpen, readStayQuestion, stayQuestionToken } from '#lib/people/leaving/rules';
import { oldestKeptDay } from '#lib/values/periods';
import { addDays } from '#lib/values/time/day';

process.env.SECRET = 'a secret for tests, longer than thirty-two';

test('an answer is open exactly as long as who was asked is not forgotten, on every day of a year', () => {
  for (let askedOn = '2027-12-01'; askedOn < '2029-01-01'; askedOn = addDays(askedOn, 1)) {
    const until = answerUntil(askedOn);
    const isForgotten = (today: string) => askedOn < oldestKeptDay('asked', today);
    expect([isQuestionOpen(askedOn, askedOn), isQuestionOpen(askedOn, until), isForgotten(until)]).toEqual([
      true,
      true,
      false,
    ]);
    expect([isQuestionOpen(askedOn, addDays(until, 1)), isForgotten(addDays(until, 1))]).toEqual([
      false,
      true,
    ]);
  }
});

test('a token is read whole or not at all, and none is made elsewhere', () => {
  const asking = { personId: crypto.randomUUID(), askedOn: '2030-01-01' };
  const token = stayQuestionToken(asking);
  expect(readStayQuestion(token)).toEqual(asking);
  expect(readStayQuestion(token.slice(0, -1))).toBeUndefined();
  fc.assert(fc.property(fc.string(), (text) => readStayQuestion(text) === undefined));
});
