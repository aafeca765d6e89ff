import { CANARY, MARK } from './canaries.ts';

/** How the mark of the canaries looks in a coding, and how the text around it is read back. */
type Coding = { name: string; marks: Buffer[]; read: (around: Buffer) => string };

const CODINGS: Coding[] = [
  {
    name: 'plain',
    marks: bothCases((text) => Buffer.from(text)),
    read: (around) => around.toString('latin1'),
  },
  {
    name: 'UTF-16',
    // Either order of bytes: the letters' bytes are those with zeros between them.
    marks: bothCases((text) => Buffer.from(text, 'utf16le').subarray(0, 2 * text.length - 1)),
    read: (around) => around.toString('latin1').replaceAll('\0', ''),
  },
  {
    name: 'hex',
    marks: [hex(MARK), hex(MARK).toUpperCase()].map((text) => Buffer.from(text)),
    read: (around) => {
      const text = around.toString('latin1');
      const begins = text.toLowerCase().indexOf(hex(MARK));
      const digits = /^[0-9a-f]*/i.exec(text.slice(begins))?.[0] ?? '';
      return Buffer.from(digits.slice(0, digits.length & ~1), 'hex').toString('latin1');
    },
  },
  {
    name: 'base64',
    marks: ['', 'x', 'xx'].flatMap((before) => [
      base64Mark(before, 'base64'),
      base64Mark(before, 'base64url'),
    ]),
    read: (around) => {
      const text = around.toString('latin1').replace(/=?\r?\n/g, '');
      const runs = text.match(/[\w+/-]{16,}/g) ?? [];
      // Where the run began is not known: each of the four ways to cut it.
      const cuts = runs.flatMap((run) => [0, 1, 2, 3].map((from) => Buffer.from(run.slice(from), 'base64')));
      return cuts.map((bytes) => bytes.toString('latin1')).join('\n');
    },
  },
];

const AROUND = 200;

/** The canaries in some bytes, lower case, in whatever coding: plain, quoted-printable, UTF-16, hex, base64. */
export function canariesIn(bytes: Buffer): Set<string> {
  const found = new Set<string>();
  const take = (text: string) => {
    for (const [word] of text.matchAll(CANARY)) found.add(word.toLowerCase());
  };
  for (const { marks, read } of CODINGS)
    for (const mark of marks)
      for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1))
        take(read(bytes.subarray(Math.max(0, at - AROUND), at + AROUND)));
  // Quoted-printable breaks lines with "=": also in the middle of the mark.
  if (bytes.length < 1_000_000 && bytes.includes('=\r\n'))
    take(bytes.toString('latin1').replace(/=\r?\n/g, ''));
  return found;
}

function bothCases(coded: (text: string) => Buffer): Buffer[] {
  return [MARK, MARK.toUpperCase(), MARK.charAt(0).toUpperCase() + MARK.slice(1)].map(coded);
}

function hex(text: string): string {
  return Buffer.from(text).toString('hex');
}

/** The signs of base64 that the mark gives after so many bytes, without those that its neighbours have a part in. */
function base64Mark(before: string, coding: 'base64' | 'base64url'): Buffer {
  const text = Buffer.from(before + MARK)
    .toString(coding)
    .replaceAll('=', '');
  const whole = Math.floor(((before.length + MARK.length) * 8) / 6);
  return Buffer.from(text.slice(before.length === 0 ? 0 : before.length + 1, whole));
}
