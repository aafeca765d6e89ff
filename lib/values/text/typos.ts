/** So many mistakes a word of that many letters may have: a short one would soon be another. */
export const typosAllowed = (length: number): number => (length < 4 ? 0 : length < 7 ? 1 : 2);

/** From so many letters on, a word may also be the beginning or the end of a longer one, as when it is still being typed. */
const PART = 6;

/**
 * Whether somebody who typed one word may have meant the other: letters missing, too many, wrong, or two turned round (optimal string
 * alignment). Both as `toSearchText` has them.
 */
export function isTypoOf(typed: string, said: string): boolean {
  const [one, other] = [[...typed], [...said]];
  const most = typosAllowed(one.length);
  if (most === 0) return said === typed;
  if (other.length < one.length - most) return false;
  if (one.length < PART)
    return other.length <= one.length + most && (lastRow(one, other).at(-1) ?? most + 1) <= most;
  const isPart = (a: string[], b: string[]) =>
    lastRow(a, b.slice(0, a.length + most)).some(
      (mistakes, length) => length >= a.length - most && mistakes <= most,
    );
  return isPart(one, other) || isPart(one.toReversed(), other.toReversed());
}

/** How many mistakes lie between a word and each beginning of another, by its length. */
function lastRow(one: string[], other: string[]): number[] {
  let before: number[] = [];
  let row = [0, ...other.map((_, at) => at + 1)];
  for (const [at, letter] of one.entries()) {
    const next = [at + 1];
    for (const [beyond, said] of other.entries()) {
      const same = letter === said ? 0 : 1;
      let least = Math.min((row[beyond + 1] ?? 0) + 1, (next[beyond] ?? 0) + 1, (row[beyond] ?? 0) + same);
      if (at > 0 && beyond > 0 && letter === other[beyond - 1] && one[at - 1] === said)
        least = Math.min(least, (before[beyond - 1] ?? 0) + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row;
}

/**
 * Where in a run of signs without spaces something stands that has one sign other than what was typed; null where nowhere, or where
 * so few were typed that it would be anything. In UTF-16 units.
 */
export function typoWithin(typed: string, run: string): [from: number, to: number] | null {
  const [sought, signs] = [[...typed], [...run]];
  if (sought.length < 4) return null;
  let from = 0;
  for (let at = 0; at + sought.length <= signs.length; at++) {
    const window = signs.slice(at, at + sought.length);
    const others = window.filter((sign, beyond) => sign !== sought[beyond]);
    if (others.length <= 1) return [from, from + window.join('').length];
    from += signs[at]?.length ?? 1;
  }
  return null;
}
