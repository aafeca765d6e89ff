/** A calendar or feed of posts, whole: what it is called, whose page it belongs to, and its text in the asked format. */

import type { Format } from '#lib/feeds/answer';
import { atom } from '#lib/feeds/atom';
import { entriesOf } from '#lib/feeds/calendar-entries';
import { type Entry, ics } from '#lib/feeds/ics';

import { feedId } from '#lib/feeds/id';
import { jsonFeed } from '#lib/feeds/json';
import { type Context, itemOf } from '#lib/feeds/post-items';
import type { FedPost } from '#lib/feeds/queries';
import { speechIn } from '#lib/feeds/speech';
import { text } from '#lib/feeds/text';
import { weekOf } from '#lib/feeds/week-text';
import { wholeAddress } from '#lib/platform/config/address';
import type { Language } from '#lib/values/language/languages';
import { now } from '#lib/values/time/clock';
import { dayStart, todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/** What is written. `page` and `self` are paths; no `self` where the address is a secret. */
export type FeedSource = {
  /** Tells two feeds of one board apart for ever: an address may change, this not. */
  id: string;
  board: string;
  name: string;
  words: 'board' | 'place' | 'mine';
  page: string;
  self?: string;
  posts: FedPost[];
  day?: string | null;
  /** The name of the place whose feed it is. */
  at?: string;
  /** What is so at a place today, in one line. */
  line?: string | null;
  /** The ids of those for which its reader is busy. */
  busy?: string[];
};

/** The text of a calendar or feed. */
export function renderFeed(feed: FeedSource, format: Format, language: Language): string {
  const speech = speechIn(language);
  const context = { speech, zone: zone(), now: now(), address: wholeAddress, at: feed.at };
  const { id, board, name, page, self, posts, day = null, line, busy } = feed;
  const words = speech.feeds(`words.${feed.words}`);
  const home = wholeAddress(page);
  if (format === 'ics') {
    const entries = posts.flatMap((post) =>
      entriesOf(post, context).map((entry) => ({ ...entry, busy: busy?.includes(post.id) })),
    );
    const source = self && wholeAddress(self);
    const all = [...lineEntry(feed, home, context), ...entries];
    return ics({ name, words, language, url: home, source, zone: zone(), entries: all }, context.now);
  }
  if (format === 'txt') {
    const said = line ? [{ heading: speech.feeds('text.now'), lines: [line] }] : [];
    const week = weekOf(posts, day === 'any' ? null : day, context);
    const nothing = week.length === 0 && said.length === 0 ? [speech.feeds('text.nothing')] : [];
    return text(
      [name, ...nothing].join('\n\n'),
      [...said, ...week],
      speech.feeds('text.all', { link: home }),
    );
  }
  const items = posts.map((post) => itemOf(post, context));
  const since = dayStart(todayIn(zone(), context.now), zone());
  const whole = {
    id,
    title: name,
    words,
    language,
    home,
    self: self && wholeAddress(self),
    board,
    items,
    since,
  };
  return format === 'atom' ? atom(whole) : jsonFeed(whole);
}

/** What is so at a place today stands in its calendar as a whole day; other words are another entry, for its hour of change is not kept. */
function lineEntry({ id, line }: FeedSource, url: string, { zone, now }: Context): Entry[] {
  if (!line) return [];
  const day = todayIn(zone, now);
  const start = { day, hour: null };
  const uid = feedId(`${id} ${day} ${line}`).replace(/^urn:uuid:/, '');
  return [{ uid, start, status: 'CONFIRMED', title: line, url, changed: dayStart(day, zone) }];
}
