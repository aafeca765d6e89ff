import { openedText, sealedText } from '#lib/platform/config/seal';
import { oldestKeptDay, retentionDays } from '#lib/values/periods';
import { addDays } from '#lib/values/time/day';

/** That somebody was asked on this day ('YYYY-MM-DD') whether to keep their place. */
export type StayQuestion = { personId: string; askedOn: string };

/** A link's token for an asking: sealed, and good as long as that asking stands. It lets nobody in: it only says "yes, keep it". */
export function stayQuestionToken(asking: StayQuestion): string {
  return sealedText('stay', JSON.stringify(asking));
}

/** The asking a token holds, or undefined where it is none of ours. */
export function readStayQuestion(token: string): StayQuestion | undefined {
  const asking = openedText('stay', token);
  return asking === undefined ? undefined : JSON.parse(asking);
}

/** The last day on which somebody who was asked on a day can still say so; afterwards they are forgotten. */
export function answerUntil(askedOn: string): string {
  return addDays(askedOn, retentionDays('asked'));
}

/** Whether a question of this day is still open `today`. */
export function isQuestionOpen(askedOn: string, today: string): boolean {
  return askedOn >= oldestKeptDay('asked', today);
}
