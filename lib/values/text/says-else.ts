/** Letters and digits alone: what a space, a sign or a capital more changes says the same. */
const essence = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Whether words say something else than before. */
export const saysElse = (before: string, after: string): boolean => essence(before) !== essence(after);
