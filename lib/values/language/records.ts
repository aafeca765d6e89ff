/** What the interface has to know of a language beside its words. */
export type LanguageRecord = {
  /** Its own name, for whoever reads no other. */
  name: string;
  direction: 'ltr' | 'rtl';
  /** Whose dates and lists (a tag of BCP 47): English on its own is taken for American, and most neighbours read the day before the month. */
  formats: string;
  /** The fonts that its first lines need, fetched while the page is still being read: files of @fontsource. */
  fonts: readonly string[];
  /** What stands between facts in a sentence, and between a label and what it labels. */
  comma: string;
  colon: string;
  /** Made of English by a function (lib/values/language/pseudo.ts), for tests and developing; never offered to anybody. */
  pseudo?: true;
};

const ATKINSON = 'atkinson-hyperlegible-next-latin-400';
const LATIN = ['vollkorn-latin-900', ATKINSON, 'atkinson-hyperlegible-next-latin-700'];

/** Every language, by its tag (BCP 47): each has its folder in messages/, complete. The first is what is spoken where nothing else is said. */
export const RECORDS = {
  en: { name: 'English', direction: 'ltr', formats: 'en-GB', fonts: LATIN, comma: ', ', colon: ': ' },
  fr: { name: 'Français', direction: 'ltr', formats: 'fr', fonts: LATIN, comma: ', ', colon: '\u00a0: ' },
  ar: {
    ...{ name: 'العربية', direction: 'rtl', formats: 'ar' },
    ...{ fonts: ['markazi-text-arabic-700', ATKINSON], comma: '، ', colon: ': ' },
  },
  'en-XA': {
    ...{ name: 'Ȧȧççḗḗƞŧḗḗḓ', direction: 'ltr', formats: 'en-GB', fonts: LATIN, comma: ', ', colon: ': ' },
    pseudo: true,
  },
} as const satisfies Record<string, LanguageRecord>;
