/**
 * A guess whether words tell more than their writer may have meant to: it warns before publishing; only what a neighbour typed in for somebody
 * else is refused, for a telephone number.
 * Better to miss one than to cry wolf over hours, dates and grams.
 */
export type PrivateDetails = { telephone: boolean; address: boolean };

/** Read so far and no further; nothing people write at once is longer. */
const LONGEST = 20_000;

/** Whether the text seems to hold a telephone number, or a street with its house number. */
export function looksPrivate(text: string): PrivateDetails {
  const plain = withPlainDigits(text.slice(0, LONGEST)).replace(/(?:https?:\/\/|www\.)\S+/giu, ' ');
  return {
    telephone:
      TELEPHONES.some((telephone) => telephone.test(plain)) || DIALLED.test(plain.replace(TIMES, ' – ')),
    address: ADDRESSES.some((address) => address.test(plain)),
  };
}

/** Digits of every script as 0 to 9: in Unicode they come in tens, each beginning with its zero. */
function withPlainDigits(text: string): string {
  return text.toWellFormed().replace(/\p{Nd}/gu, (digit) => {
    let zero = digit.codePointAt(0) ?? 0;
    const start = zero;
    while (start - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String(start - zero);
  });
}

/** Words after which a few digits are a telephone's. */
const SAID =
  'tel|tél|phone|telephone|mobile?|handy|whatsapp|call me|text me|telefon\\p{L}*|téléphon\\p{L}*|teléfono|тел\\p{L}*|هاتف|תלפון|טלפון|電話|फ़ोन|फोन';

const TELEPHONES = [
  new RegExp(`(?:(?<!\\p{L})(?:${SAID})(?!\\p{L})|☎|📞|📱)[^\\d\\n]{0,15}\\d(?:[ ./()-]{0,2}\\d){5}`, 'iu'),
  /(?<!\d)0\d(?:[ .-]?\d\d){4}(?!\d)/u, // in pairs, as in France
  /(?<!\d)(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?!\d)/u, // as in North America
];

/** Dates and hours, which are taken out before looking for anything that could be dialled. */
const TIMES =
  /(?<!\d)(?:\d{4}-\d\d-\d\d|\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d\d)?(?!\d)|\d{1,2}[:.h]\d\d(?!\d|[ ./-]?\d{3}))/gu;

/** A number with its 0 or + before it, at least seven digits long. */
const DIALLED = /(?<![\d.,])(?:\+|\(?0)(?:[ ./()-]{0,3}\d){6,14}(?!\d)/u;

/** A house number, and not the hour, the minutes or the people that may also follow a street's name. */
const HOUSE =
  '\\d{1,4}(?![\\d]|[:.,]\\d|\\s?(?:Uhr|h|am|pm|min|Min|Minuten|minutes|Personen|people|heures|ч|часов|€|g|kg)(?!\\p{L}))';
const NAME = "(?=[\\p{Lu}\\p{Lo}])[\\p{L}\\p{M}.'’-]{1,30}";

const ADDRESSES = [
  // The street's kind at the end of its name, the number after: German, Dutch, Nordic
  new RegExp(
    `(?<![\\p{L}-])(?=\\p{Lu})[\\p{L}.'’-]{0,40}?(?:stra(?:ß|ss)e|STRASSE|str\\.?|gasse|weg|platz|allee|damm|ufer|Stra(?:ß|ss)e|Str\\.|Gasse|Weg|Platz|Allee|Damm|Ufer|straat|laan|gracht|plein|gade|vej|gatan|vägen)\\s+${HOUSE}`,
    'u',
  ),
  // The number first: French, English
  /(?<![\d:.,])\d{1,4}(?:\s?(?:bis|ter))?,?\s(?:rue|avenue|av\.|boulevard|bd|impasse|allée|chemin|quai|ruelle)\s(?:de |du |des |d['’]|la |l['’]){0,2}\p{L}/iu,
  /(?<![\d:.,])\d{1,4}(?:\s?(?:bis|ter))?,?\s[Pp]lace\s(?:de |du |des |d['’]|la |l['’]){0,2}\p{Lu}/u,
  /(?<![\d:.,])\d{1,5}[A-Za-z]?,?\s(?:\p{Lu}[\p{L}'’.-]{0,30}\s){1,3}(?:Street|St|Road|Rd|Lane|Avenue|Ave|Drive|Close|Crescent|Terrace|Way|Square|Gardens|Row|Mews|Grove)(?!\p{L})/u,
  // The street's kind before its name, the number after: Spanish, Italian, Portuguese, Slavic, Arabic, Hebrew
  new RegExp(
    `(?<!\\p{L})(?:[Cc]alle|[Cc]/|[Aa]venida|[Vv]ia|[Vv]iale|[Pp]iazza|[Cc]orso|[Rr]ua|[Uu]lica|[Uu]l\\.|[Уу]лица|[Уу]л\\.|[Пп]роспект|[Вв]улиця|[Вв]ул\\.|شارع|רחוב)\\s(?:[\\p{L}\\p{M}.'’-]{1,30}\\s){0,3}${NAME},?\\s(?:д\\.\\s?|رقم\\s|n[.º°]\\s?)?${HOUSE}`,
    'u',
  ),
  /\p{Lu}\p{L}{1,30}\s(?:Sokak|Sokağı|Sok\.|Sk\.|Caddesi|Cad\.)\s?(?:[Nn]o\s?[:.]?\s?)?\d/u,
  /\d\s?(?:丁目|番地|番\s?\d)/u,
  // A post code and its town
  /,\s?(?:[A-Z]{1,2}-)?\d{5}\s\p{Lu}\p{Ll}/u,
];
