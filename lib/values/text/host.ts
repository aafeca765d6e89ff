import { skeletonOf } from '#lib/values/text/confusables';

// Which hosts are shown as they were typed. Browsers decide it in much the same way ("highly restrictive" of UTS #39, 5.2, and whole labels
// that are taken for Latin ones).

/** Scripts whose writers mix them within a word, with Latin letters too. */
const WRITTEN_TOGETHER = [
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Bopomofo'],
  ['Latin', 'Han', 'Hangul'],
];
const SCRIPTS = [
  ...['Latin', 'Han', 'Hiragana', 'Katakana', 'Bopomofo', 'Hangul', 'Cyrillic', 'Greek', 'Armenian'],
  ...['Hebrew', 'Arabic', 'Devanagari', 'Bengali', 'Tamil', 'Thai', 'Georgian', 'Cherokee', 'Lisu', 'Coptic'],
];
const IS = new Map(SCRIPTS.map((script) => [script, new RegExp(`\\p{Script=${script}}`, 'u')]));
const OF_NONE = /[\p{Script=Common}\p{Script=Inherited}]/u;

/** Without escapes: they are not what they lead to. */
const ASCII = /^[!-$&-~]*$/;
/** Letters, their marks and digits, and hyphens: other signs can stand for a slash or a dot, or for nothing that is seen. */
const PLAIN = /^[\p{L}\p{M}\p{Nd}-]+$/u;
/** Those of Cyrillic and of Greek that nobody tells from Latin ones. */
const LIKE_LATIN =
  /^(?:[-\d\u0430\u0441\u0501\u0435\u04bb\u0456\u0458\u04cf\u043e\u0440\u051b\u0455\u051d\u0445\u0443\u04af\u0475\u0461\u043f\u0433\u044c]+|[-\dαγηικνορτυωχϳ]+)$/u;
/** Strokes of Japanese and Chinese that pass for a slash or a hyphen beside a Latin letter. */
const STROKES = /[a-z\d][ノソゾンー一丶丿丨]|[ノソゾンー一丶丿丨][a-z\d]/u;

/**
 * A host as it is shown in a link: as it was typed, or its ASCII form (`xn--…`), where it is spelt so that it can be taken for another:
 * scripts mix within a label, a whole label is taken for a Latin one, or there are signs in it that are no letters.
 * @param ascii what it is reached by
 */
export function hostShown(typed: string, ascii: string): string {
  if (ASCII.test(typed)) return typed;
  const labels = typed
    .normalize('NFC')
    .toLowerCase()
    .split(/[.。．｡]/u);
  const top = scriptsOf(labels.filter(Boolean).at(-1) ?? '');
  return ascii.includes('xn--') && labels.every((label) => isHonest(label, top)) ? typed : ascii;
}

function isHonest(label: string, top: string[]): boolean {
  if (ASCII.test(label)) return true;
  if (!PLAIN.test(label) || STROKES.test(label)) return false;
  const scripts = scriptsOf(label);
  const [script = ''] = scripts;
  if (scripts.length > 1)
    return WRITTEN_TOGETHER.some((together) => scripts.every((each) => together.includes(each)));
  if (script === 'Latin') return !/\p{M}|[^\P{Nd}\d]/u.test(label) && ![...label].some(isLikeAnother);
  // Under a top level domain in its own script nobody takes it for a Latin one.
  return top.includes(script) || !(LIKE_LATIN.test(label) || isTakenForLatin(label, script));
}

/** A Latin letter that is taken for another one; the dotless i of Turkish is written as one. */
const isLikeAnother = (letter: string): boolean =>
  letter === 'ȷ' || (letter !== 'ı' && skeletonOf(letter) !== letter && !ASCII.test(letter));

const isTakenForLatin = (label: string, script: string): boolean =>
  !['Cyrillic', 'Greek'].includes(script) && ASCII.test(skeletonOf(label));

/** The scripts of a text's letters; what is of another than those named here counts as one more. */
function scriptsOf(text: string): string[] {
  const letters = [...text].filter((letter) => !OF_NONE.test(letter));
  return [
    ...new Set(letters.map((letter) => SCRIPTS.find((script) => IS.get(script)?.test(letter)) ?? 'other')),
  ];
}
