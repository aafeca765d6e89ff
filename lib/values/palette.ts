/** What a colour is for. The seven days and `any` are papers; `ember` is for now, and for what is wrong in a form. */
export type ColourName =
  | ('ground' | 'ink' | 'soft' | 'link' | 'ember' | 'rule' | 'tint')
  | ((typeof PAPERS)[number] | 'any');

/** The papers of a week, from Monday on (ISO 8601). */
export const PAPERS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** A colour as CSS writes it: `#rrggbb`, or `rgb(R G B / A)` where what lies under it shows through. */
export type Palette = Record<ColourName, string>;

// Every colour there is. app/tokens.css says the same to the style sheets (lib/structure-styles.test.ts compares them); pages' heads,
// the manifest, icons, previews, mails and what somebody takes along import from here.

export const LIGHT: Palette = {
  ground: '#fbfbf8',
  ink: '#1b1f2a',
  soft: '#4a5060',
  link: '#1f4ba8',
  ember: '#a83209',
  rule: 'rgb(27 31 42 / 0.24)',
  tint: 'rgb(27 31 42 / 0.05)',
  monday: '#dce6f2',
  tuesday: '#f6dde0',
  wednesday: '#ddebd9',
  thursday: '#f8e6a8',
  friday: '#e4ddf0',
  saturday: '#f9d8be',
  sunday: '#d5ecea',
  any: '#fbfbf8',
};

export const DARK: Palette = {
  ground: '#12141b',
  ink: '#f1efe8',
  soft: '#b4b6bf',
  link: '#9dbbff',
  ember: '#ff9a5c',
  rule: 'rgb(241 239 232 / 0.26)',
  tint: 'rgb(241 239 232 / 0.07)',
  monday: '#1b2738',
  tuesday: '#34202a',
  wednesday: '#1d2e24',
  thursday: '#332b14',
  friday: '#28223a',
  saturday: '#37241a',
  sunday: '#173030',
  any: '#1d2029',
};

/** On paper from a printer: what differs from the light palette. Papers print nothing. */
export const PRINT: Partial<Palette> = {
  ground: '#ffffff',
  any: '#ffffff',
  ink: '#000000',
  soft: '#000000',
  link: '#000000',
  ember: '#a83209',
  rule: 'rgb(0 0 0 / 0.4)',
};

/** The night sky of the map and of a point's surroundings: the same in both themes, on no other ground. */
export const SKY = { sky: '#1d1f4a', star: '#f1efe8', glow: '#ff9a5c', thread: 'rgb(241 239 232 / 0.34)' };

/** What cameras read (QR codes), and what stands behind a picture that was see-through. */
export const BLACK = '#000000';
export const WHITE = '#ffffff';

/** `rule` on light paper where nothing may shine through: mail programs know no alpha. */
export const RULE_IN_MAIL = '#c6c8cc';
/** A rule that is seen on the light and the dark ground alike, for a page with one style for both. */
export const RULE_ON_BOTH = '#8a8f9c';
