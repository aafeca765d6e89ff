import { type Context, wheresOf } from '#lib/feeds/post-items';
import type { FedOccurrence, FedPost } from '#lib/feeds/queries';
import { hoursWords, isolate, joinWords, type Speech } from '#lib/feeds/speech';
import type { Section } from '#lib/feeds/text';
import { plainLine } from '#lib/values/text/plain';
import { addDays, dayEnd, dayStart, todayIn } from '#lib/values/time/day';
import { isOverDays } from '#lib/values/time/span';

/** So many days are a week in words: today and the six after it. */
const WEEK = 7;

/** The week in plain sentences, day by day, then what is there on any day; asked for one day, that day alone. */
export function weekOf(posts: FedPost[], asked: string | null, context: Context): Section[] {
  const { speech, zone, now } = context;
  const today = todayIn(zone, now);
  const days = asked ? [asked] : Array.from({ length: WEEK }, (_, ahead) => addDays(today, ahead));
  const dated = days.map((day) => ({
    heading: speech.day(day),
    lines: datesOn(posts, day, context).map(([post, date]) => sentence(post, date, context)),
  }));
  const any = posts.filter(({ occurrences: [day] }) => day?.kind === 'ANY');
  const lines = any.map(
    (post) => `${joinWords([titleIn(post, speech), ...whereIn(post, context)], speech)}.`,
  );
  return [...dated, { heading: speech.feeds('text.any'), lines }].filter(({ lines }) => lines.length > 0);
}

/** The dates on a day, those with an hour after the others, earliest first; what began in the evening before only where it goes on now. */
function datesOn(posts: FedPost[], day: string, { zone, now }: Context): [FedPost, FedOccurrence][] {
  const [from, till] = [dayStart(day, zone), dayEnd(day, zone)];
  const isOn = (date: FedOccurrence) =>
    date.starts >= from || from <= now || date.kind === 'DATE' || isOverDays(date);
  const hour = ({ kind, starts }: FedOccurrence) => (kind === 'HOUR' ? starts.getTime() : 0);
  return posts
    .flatMap((post) => post.occurrences.map((date): [FedPost, FedOccurrence] => [post, date]))
    .filter(([, date]) => date.kind !== 'ANY' && date.starts < till && date.ends > from && isOn(date))
    .sort(([, one], [, other]) => hour(one) - hour(other));
}

function sentence(post: FedPost, day: FedOccurrence, context: Context): string {
  const { speech, zone } = context;
  const title = titleIn(post, speech);
  const said = day.calledOff ? speech.feeds('off', { title }) : title;
  const hours =
    day.kind === 'HOUR'
      ? hoursWords({ starts: day.starts, ends: post.endHour ? day.ends : null }, zone, speech)
      : '';
  const whole = joinWords([said, hours, ...whereIn(post, context)].filter(Boolean), speech);
  const words = plainLine(day.words);
  return words ? `${whole}. ${isolate(words, speech)}` : `${whole}.`;
}

/** The title as it stands in a sentence, where more follows it. */
function titleIn({ kind, title }: FedPost, speech: Speech): string {
  const words = isolate(plainLine(title), speech);
  return kind === 'ACTIVITY' ? words : speech.feeds(`title.${kind}`, { title: words });
}

/** Where it is as it stands in a sentence, part by part. */
const whereIn = (post: FedPost, { speech, at }: Context): string[] =>
  wheresOf(post, at).map((words) => isolate(words, speech));
