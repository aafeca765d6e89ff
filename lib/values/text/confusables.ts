/**
 * Characters that are taken for a Latin letter or for another character, after Unicode's confusables.txt (UTS #39,
 * https://www.unicode.org/Public/security/latest/confusables.txt), cut to what a keyboard or a prankster has: each
 * script's letters above what they look like, in pairs. Names are compared without regard to case, so a letter that is
 * confusable in one case is mapped in both; where Greek's two cases look like two letters, the capital decides.
 */
const PAIRS = [
  // Digits and strokes
  '0o 1l il |l ǀl ƽs',
  // Latin letters that do not decompose, and small capitals
  'ıl ɑa ɡg ɩl ʋu ɣy ʏy ɪl ᴀa ʙb ᴄc ᴅd ᴇe ɢg ʜh ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ᴢz ꞷw ɯw',
  // Cyrillic
  'аa вb сc ԁd еe ҽe һh нh іl ӏl ꙇl јj кk мm оo рp ԛq гr ѕs тt уy үy ѵv ԝw ѡw хx ьb ѻo з3 б6',
  // Greek
  'αa βb εe ζz ηh ιl κk μm νn οo ρp σo τt υy χx γy ϳj ϝf',
  // Armenian
  'օo սu ոn հh զq ցg քf աw',
  // Cherokee
  'Ꭺa Ᏼb Ꮟb Ꮯc Ꭰd Ꭼe Ꮐg Ꮋh Ꮒh Ꭵl Ꭻj Ꮶk Ꮮl Ꮇm Ꮲp Ꭱr Ꮢr Ꮪs Ꮥs Ꭲt Ꮩv Ꮃw Ꮤw Ꭹy Ꮍy Ꮓz',
  // Lisu
  'ꓮa ꓐb ꓚc ꓓd ꓰe ꓝf ꓖg ꓧh ꓙj ꓗk ꓡl ꓲl ꓟm ꓠn ꓳo ꓑp ꓣr ꓢs ꓔt ꓴu ꓦv ꓪw ꓫx ꓬy ꓜz',
  // Coptic
  'ⲟo ⲣp ⲥc ⲏh ⲕk ⲓl ⲙm ⲛn ⲧt ⲭx ⲩy',
  // Kana and Han
  'ニ二 ロ口 カ力 エ工 タ夕 ト卜 ハ八 ー一 へヘ りリ',
];

const LIKE = new Map(
  PAIRS.flatMap((row) => row.split(' ')).map((pair) => {
    const [seen, taken] = [...pair.toLowerCase()];
    return [seen, taken] as const;
  }),
);

/** The text, which must be in lower case, with every character as the one it is taken for; and rn as m, vv as w. */
export function skeletonOf(text: string): string {
  return [...text]
    .map((character) => LIKE.get(character) ?? character)
    .join('')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');
}
