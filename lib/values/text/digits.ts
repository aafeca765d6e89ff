const isDigit = (code: number): boolean => /^\p{Nd}$/u.test(String.fromCodePoint(code));

/** The text with the decimal digits of every script (Unicode's Nd) as 0 to 9. They stand in runs of ten that begin with the zero. */
export function toAsciiDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) as number;
    let before = 0;
    while (isDigit(code - before - 1)) before++;
    return String(before % 10);
  });
}
