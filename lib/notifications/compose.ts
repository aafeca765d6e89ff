import { mailHtml } from '#lib/notifications/html';
import { type StopLink, stopLinkAddress } from '#lib/notifications/kinds';
import type { MailText } from '#lib/notifications/outbox';
import { boardAddress, wholeAddress } from '#lib/platform/config/address';
import { isRightToLeft, type Language, languageFor } from '#lib/values/language/languages';
import { translatorFor } from '#lib/values/language/translate';
import { isolateBidi, withoutBidi } from '#lib/values/text/bidi';

/** What is known of the reader of a mail. */
export type Reader = { personId: string; language: string | null };

/** A mail as it goes: its words as text and as HTML, its language, and the address that stops such mails by one tap, where they can be. */
export type Composed = { subject: string; text: string; html: string; language: Language; stop?: string };

/** A piece of a mail: a paragraph, a heading, or a link with what it says. */
export type MailPart =
  | { is: 'words'; words: string }
  | { is: 'heading'; words: string }
  | { is: 'link'; words: string; address: string; isMain: boolean };

/**
 * Puts what a reader is to be told into one mail, as text and as small HTML: no picture, nothing from elsewhere, nothing that tells whether
 * it was read. A line of a text that is an address of this board becomes a link.
 * @param parts what happened, the earliest first; one that they asked for themselves stands alone.
 */
export function composeMail(
  told: MailText[],
  { personId, language: chosen }: Reader,
  board: string,
): Composed {
  const language = languageFor(chosen);
  const t = translatorFor('mail', language);
  // What was said again since is said once, last.
  const parts = told.filter(({ text }, at) => !told.slice(at + 1).some((later) => later.text === text));
  const isRtl = isRightToLeft(language);
  const name = isolateBidi(board, isRtl);
  const [first] = parts;
  const isOne = parts[1] === undefined;
  const stop = stopLinkAddress(stopping(personId, parts));
  const pieces = parts.flatMap((part): MailPart[] => [
    ...(isOne ? [] : [{ is: 'heading' as const, words: seemlyLines(part.subject) }]),
    ...piecesOf(part, t('open')),
  ]);
  const isNews = parts.some(({ kind }) => kind);
  const foot: MailPart[] = [
    { is: 'words', words: t(first?.isNotice ? 'notice' : isNews ? 'why' : 'asked', { board: name }) },
    ...(isNews ? [link(t('settings'), wholeAddress('/me#told'))] : []),
    link(t(isNews ? 'stop' : first?.to ? 'stopWish' : 'stopRest'), stop),
  ];
  const subject = isOne && first ? first.subject : t('subject', { board: name });
  return { ...whole({ subject, pieces, foot }, language, board), stop };
}

/** A mail to whoever keeps the board: nobody here, so nothing stops it. */
export function composeNotice(mail: MailText, language: Language, board: string): Composed {
  const t = translatorFor('mail', language);
  const name = isolateBidi(board, isRightToLeft(language));
  const foot: MailPart[] = [{ is: 'words', words: t('keeper', { board: name }) }];
  return whole({ subject: mail.subject, pieces: piecesOf(mail, t('open')), foot }, language, board);
}

type Parts = { subject: string; pieces: MailPart[]; foot: MailPart[] };

function whole({ subject, pieces, foot }: Parts, language: Language, board: string): Composed {
  return {
    subject: withoutBidi(subject),
    text: `${textOf(pieces)}\n\n-- \n${textOf(foot)}\n`,
    html: mailHtml({ board: withoutBidi(board), pieces, foot, language, isRtl: isRightToLeft(language) }),
    language,
  };
}

const link = (words: string, address: string): MailPart => ({ is: 'link', words, address, isMain: false });

/** One tap stops the kinds that a mail brings; from what somebody asked for themselves, all that they did not. */
function stopping(personId: string, parts: MailText[]): StopLink {
  const email = parts.find(({ to }) => to)?.to;
  if (email) return { personId, kinds: 'WISH', email };
  return { personId, kinds: parts.flatMap(({ kind }) => kind ?? []) };
}

/** Isolating marks may stay where a sentence was made of words of ours and of others. */
const seemlyLines = (text: string) => text.replace(/\p{White_Space}+/gu, ' ').trim();

function piecesOf({ text, labels = {} }: MailText, open: string): MailPart[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      if (!isOurs(line)) return { is: 'words', words: line };
      return { is: 'link', words: labels[line] ?? open, address: line, isMain: labels[line] === undefined };
    });
}

/** Whether a line is nothing but an address of this board. */
const isOurs = (line: string) =>
  (line === boardAddress() || line.startsWith(`${boardAddress()}/`)) && !/\s/.test(line);

/** Pieces as plain text: an address on a line of its own, under what it says where that is not said above it. */
function textOf(pieces: MailPart[]): string {
  const lines = pieces.map((piece, at) => {
    const gap = at === 0 ? '' : piece.is === 'link' && piece.isMain ? '\n' : '\n\n';
    if (piece.is === 'heading') return `${at === 0 ? '' : '\n\n\n'}* ${piece.words}`;
    if (piece.is === 'words') return `${gap}${piece.words}`;
    return piece.isMain ? `${gap}${piece.address}` : `${gap}${piece.words}\n${piece.address}`;
  });
  return lines.join('');
}
