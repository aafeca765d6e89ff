import type {
  ChangeExport,
  Export,
  JoiningExport,
  LetterExport,
  MessageExport,
  PostExport,
  WatchExport,
  WayExport,
} from '#lib/export/schema';
import { FIELDS, LABELLED } from '#lib/posts/post/fields';
import { type Language, recordOf } from '#lib/values/language/languages';
import { type Translator, translatorFor } from '#lib/values/language/translate';
import { DARK, LIGHT, type Palette, RULE_ON_BOTH } from '#lib/values/palette';
import { escapeHtml } from '#lib/values/text/html';
import { dayOf, parseDay } from '#lib/values/time/day';
import { formatDay, formatHour } from '#lib/values/time/format';
import { zone } from '#lib/values/time/zone';

// The readable half of what somebody takes along: one page of HTML that any browser opens from a folder, in years, without a network.

/** Text on its ground, in a theme. */
const themed = ({ ink, ground, soft }: Palette): string =>
  `body{color:${ink};background:${ground}}time,.soft{color:${soft}}`;
const STYLE = `body{max-width:40rem;margin:2rem auto;padding:0 1rem;font:1.125rem/1.5 system-ui,sans-serif}
article{border-block-start:1px solid ${RULE_ON_BOTH};padding-block:1rem}h2{margin-block-start:3rem}.said{white-space:pre-wrap}
img{max-width:100%;height:auto}${themed(LIGHT)}@media(prefers-color-scheme:dark){${themed(DARK)}}`;

/** How one language says things on this page. */
type Voice = { t: Translator<'things'>; language: Language };

/** Everything a person has here, to be read: HTML in their language, piece by piece. */
export async function* readable(things: Export, language: Language): AsyncGenerator<string> {
  const t = translatorFor('things', language);
  const voice = { t, language };
  const direction = recordOf(language).direction;
  yield `<!doctype html>\n<html lang="${language}" dir="${direction}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'">
<title>${escapeHtml(t('title'))}</title><style>${STYLE}</style></head><body>\n<h1>${escapeHtml(t('title'))}</h1>\n`;
  yield* me(things.self, voice);
  yield* section(t('readable.posts'), things.posts, (post) => postHtml(post, voice));
  yield* section(t('readable.joinings'), things.joinings, (joining) => joiningHtml(joining, voice));
  yield* section(t('readable.ways'), things.ways, (way) => wayHtml(way, voice));
  yield* section(t('readable.watches'), things.watches, (watch) => watchHtml(watch, voice));
  yield* section(t('readable.messages'), things.messages, (message) => messageHtml(message, voice));
  yield* section(t('readable.letters'), things.letters, (letter) => letterHtml(letter, voice));
  yield* section(t('readable.changes'), things.changes, (change) => changeHtml(change, voice));
  yield '</body></html>\n';
}

/** A part of the page; nothing of it where there is nothing in it. */
async function* section<T>(title: string, rows: AsyncIterable<T>, html: (row: T) => string) {
  let isOpen = false;
  for await (const row of rows) {
    if (!isOpen) yield `<section><h2>${escapeHtml(title)}</h2>\n`;
    isOpen = true;
    yield `<article>${html(row)}</article>\n`;
  }
  if (isOpen) yield '</section>\n';
}

function* me(self: Export['self'], voice: Voice) {
  const { t } = voice;
  yield `<section><h2>${escapeHtml(t('readable.me'))}</h2>${said(self.name)}${said(self.words)}`;
  if (self.email) yield `<p>${escapeHtml(t('readable.email'))} <bdi>${escapeHtml(self.email)}</bdi></p>`;
  yield `<p>${escapeHtml(t('readable.seen'))} ${month(self.seenOn, voice)}</p>`;
  if (self.muted[0]) yield names(t('readable.muted'), self.muted);
  if (self.endedLettersWith[0]) yield names(t('readable.endedLetters'), self.endedLettersWith);
  for (const used of self.devices) yield `<p>${escapeHtml(t('readable.device'))} ${month(used, voice)}</p>`;
  yield '</section>\n';
}

const names = (title: string, all: string[]): string =>
  `<p>${escapeHtml(title)} ${all.map((name) => `<bdi>${escapeHtml(name)}</bdi>`).join(' · ')}</p>`;

function postHtml(post: PostExport, voice: Voice): string {
  const { t } = voice;
  const days = post.days.map((date) =>
    [
      `<li>${when(date, voice)}`,
      date.calledOff ? ` · ${escapeHtml(t('readable.calledOff'))}` : '',
      date.words ? ` · <bdi>${escapeHtml(date.words)}</bdi>` : '',
      '</li>',
    ].join(''),
  );
  const called = translatorFor('posts', voice.language);
  const facts: [name: string, text: string][] = [
    [t('readable.where'), [post.place, post.whereWords].filter(Boolean).join(' · ')],
    ...LABELLED.map((name): [string, string] => [called(FIELDS[name].label), post[name]]),
    [t('readable.arrival'), post.arrival],
    [t('readable.others'), post.others.join(' · ')],
    [t('readable.withdrawn'), post.withdrawn ? post.withdrawn.words || '·' : ''],
  ];
  return [
    `<h3><bdi>${escapeHtml(post.title)}</bdi></h3><p class="soft">${escapeHtml(t(`readable.kind.${post.kind}`))}</p>`,
    `<ul>${days.join('')}</ul>${said(post.words)}`,
    ...facts.filter(([, text]) => text).map(([name, text]) => fact(name, text)),
    ...post.pictures.map(
      ({ file, words }) => `<p><img src="${escapeHtml(file)}" alt="${escapeHtml(words)}" loading="lazy"></p>`,
    ),
  ].join('\n');
}

/** When a date is: its hour, its day, from one day to another, or any day. */
function when({ kind, starts, ends }: PostExport['days'][number], voice: Voice): string {
  if (kind === 'ANY') return escapeHtml(translatorFor('posts', voice.language)('whens.any'));
  if (kind === 'HOUR') return moment(starts, voice);
  const last = new Date(Date.parse(ends) - 1);
  const first = moment(starts, voice, false);
  if (dayOf(new Date(starts), zone()) === dayOf(last, zone())) return first;
  return `${first} – ${moment(last.toISOString(), voice, false)}`;
}

function joiningHtml({ title, starts, unnamed, knownAs, letIn }: JoiningExport, voice: Voice): string {
  const quiet = unnamed
    ? ` · ${escapeHtml(voice.t('readable.unnamed'))} <bdi>${escapeHtml(knownAs)}</bdi>`
    : '';
  const isIn = letIn ? ` · ${escapeHtml(voice.t('readable.letIn'))}` : '';
  return `<h3><bdi>${escapeHtml(title)}</bdi></h3><p>${moment(starts, voice)}${quiet}${isIn}</p>`;
}

const wayHtml = ({ title, starts }: WayExport, voice: Voice): string =>
  `<h3><bdi>${escapeHtml(title)}</bdi></h3><p>${moment(starts, voice)}</p>`;

function watchHtml({ words, kind, place, around }: WatchExport, { t }: Voice): string {
  const parts = [words, kind && t(`readable.kind.${kind}`), place, around].filter(Boolean);
  return `<p>${parts.map((part) => `<bdi>${escapeHtml(part ?? '')}</bdi>`).join(' · ')}</p>`;
}

function messageHtml({ at, about, words }: MessageExport, voice: Voice): string {
  return `<p class="soft"><bdi>${escapeHtml(about)}</bdi> · ${moment(at, voice)}</p>${said(words)}`;
}

function letterHtml({ with: name, mine, at, words }: LetterExport, voice: Voice): string {
  const who = voice.t(mine ? 'readable.to' : 'readable.from');
  return `<p class="soft">${escapeHtml(who)} <bdi>${escapeHtml(name)}</bdi> · ${moment(at, voice)}</p>${said(words)}`;
}

function changeHtml({ place, at, words, whereWords, notebook }: ChangeExport, voice: Voice): string {
  const head = `<h3><bdi>${escapeHtml(place)}</bdi></h3><p>${moment(at, voice)}</p>`;
  return head + [words, whereWords, notebook].map(said).join('');
}

const fact = (name: string, text: string): string =>
  `<p class="soft">${escapeHtml(name)}</p><p dir="auto" class="said">${escapeHtml(text)}</p>`;

/** What somebody wrote, as it was broken into lines. */
const said = (text: string): string => (text ? `<p dir="auto" class="said">${escapeHtml(text)}</p>` : '');

/** A month, 'YYYY-MM'. */
const month = (on: string, { language }: Voice): string =>
  `<time datetime="${on}">${escapeHtml(formatDay(`${on}-01`, language, 'month'))}</time>`;

/** A day, or an instant by the clocks of the board, with its hour or without. */
function moment(instant: string, voice: Voice, hour = true): string {
  const isDay = parseDay(instant) !== null;
  if (isDay)
    return `<time datetime="${instant}">${escapeHtml(formatDay(instant, voice.language, 'full'))}</time>`;
  const date = new Date(instant);
  const on = formatDay(dayOf(date, zone()), voice.language, 'full');
  const clock = hour ? `, ${formatHour(date, voice.language, zone())}` : '';
  return `<time datetime="${instant}">${escapeHtml(on + clock)}</time>`;
}
