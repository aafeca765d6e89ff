/** English made strange: what still reads as English on a page was not taken from messages/, and what breaks would break in German. */

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const STRANGE = [...'ȧƀçḓḗƒɠħīĵķŀḿƞǿƥɋřşŧŭṽẇẋẏẑȦƁÇḒḖƑƓĦĪĴĶĿḾȠǾƤɊŘŞŦŬṼẆẊẎẐ'];

/**
 * A message (ICU MessageFormat) with its letters accented and its vowels doubled, so that it is a third longer. Arguments, tags and what is in
 * quotes stay as they are; each branch of a choice is a message again.
 */
export function pseudo(message: string): string {
  let depth = 0;
  return message.replace(/<\/?\w+>|'[{}<>][^']*'|[{}]|[a-z]/gi, (piece) => {
    if (piece === '{') depth++;
    else if (piece === '}') depth--;
    else if (piece.length === 1 && depth % 2 === 0) return strange(piece);
    return piece;
  });
}

function strange(letter: string): string {
  const accented = STRANGE[PLAIN.indexOf(letter)] ?? letter;
  return /[aeiou]/i.test(letter) ? accented.repeat(2) : accented;
}
