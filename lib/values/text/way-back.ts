/**
 * The way from a text back to the one it replaced: what stood there before, and how much stays at its beginning and its end, in UTF-16 units
 * ("12 40", a line end, and the words between). So a text that was mended a hundred times is kept once, and a hundred times what was mended.
 */
export function wayBack(before: string, after: string): string {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  if (isSplit(before, start) || isSplit(after, start)) start--;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  if (isSplit(before, before.length - end) || isSplit(after, after.length - end)) end--;
  return `${start} ${end}\n${before.slice(start, before.length - end)}`;
}

/** The text as it stood before, by the way back from the one that replaced it. @throws Error for what is no such way */
export function goBack(after: string, way: string): string {
  const [, start, end, between] = /^(\d+) (\d+)\n(.*)$/s.exec(way) ?? [];
  if (start === undefined) throw new Error('a way back begins with what stays');
  return `${after.slice(0, Number(start))}${between}${after.slice(after.length - Number(end))}`;
}

/** Whether a character of two units would be cut in two there: half of one can be stored nowhere. */
const isSplit = (text: string, at: number): boolean =>
  /^[\uDC00-\uDFFF]/.test(text.slice(at, at + 1)) && /[\uD800-\uDBFF]$/.test(text.slice(0, at));
