/** The board's own letters for drawing pictures, on machines that have none and on machines that have others. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inflateSync } from 'node:zlib';

const FONTS = [
  {
    family: 'vollkorn',
    weight: 900,
    subsets: ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'vietnamese'],
  },
  { family: 'markazi-text', weight: 700, subsets: ['arabic'] },
] as const;

/** The families as Pango asks for them: letters of Vollkorn first, Arabic in Markazi Text. */
export const LETTERS = 'Vollkorn Black, Markazi Text, Heavy';

let ready = false;
/** Every code point that one of our fonts has a letter for. */
const covered = new Set<number>();

/**
 * Tells fontconfig, before it is first asked in this process, of our fonts and of no others: a preview is the same wherever it is drawn.
 * FreeType in sharp reads no WOFF, so they are unpacked into a folder that goes with the process.
 */
export function prepareFonts(): void {
  if (ready) return;
  const folder = mkdtempSync(path.join(tmpdir(), 'fournil-fonts-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(path.join(folder, 'fonts'));
  for (const { family, weight, subsets } of FONTS)
    for (const subset of subsets) {
      const name = `${family}-${subset}-${weight}-normal`;
      const woff = readFileSync(path.join('node_modules/@fontsource', family, 'files', `${name}.woff`));
      const font = unpacked(woff);
      writeFileSync(path.join(folder, 'fonts', `${name}.ttf`), font);
      for (const point of lettersOf(font)) covered.add(point);
    }
  const [fonts, cache] = ['fonts', 'cache'].map((name) => path.join(folder, name));
  const config = path.join(folder, 'fonts.conf');
  writeFileSync(config, `<fontconfig><dir>${fonts}</dir><cachedir>${cache}</cachedir></fontconfig>`);
  process.env.FONTCONFIG_FILE = config;
  ready = true;
}

/** A font out of its WOFF (W3C, WOFF File Format 1.0): the same tables, each inflated, behind an sfnt directory. */
export function unpacked(woff: Buffer): Buffer {
  const tables = woff.readUInt16BE(12);
  const power = 2 ** Math.floor(Math.log2(tables));
  const directory = Buffer.alloc(12 + 16 * tables);
  woff.copy(directory, 0, 4, 8);
  for (const [at, value] of [tables, power * 16, Math.log2(power), (tables - power) * 16].entries())
    directory.writeUInt16BE(value, 4 + 2 * at);
  const parts: Uint8Array[] = [directory];
  let end = directory.length;
  for (let table = 0; table < tables; table++) {
    const entry = 44 + 20 * table;
    const [from = 0, packed = 0, length = 0] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at));
    const bytes = woff.subarray(from, from + packed);
    const data = packed < length ? inflateSync(bytes) : bytes;
    woff.copy(directory, 12 + 16 * table, entry, entry + 4); // tag
    woff.copy(directory, 16 + 16 * table, entry + 16, entry + 20); // checksum
    directory.writeUInt32BE(end, 20 + 16 * table);
    directory.writeUInt32BE(length, 24 + 16 * table);
    const padding = Buffer.alloc((4 - (length % 4)) % 4);
    parts.push(data, padding);
    end += length + padding.length;
  }
  return Buffer.concat(parts);
}

/** Signs that nobody sees need no letter: joiners, marks of direction, what chooses among shapes. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/u;

/** Whether our letters can write the whole text: whatever they cannot is not drawn, rather than as empty boxes. */
export function canWrite(text: string): boolean {
  prepareFonts();
  return [...text].every((sign) => UNSEEN.test(sign) || covered.has(sign.codePointAt(0) ?? 0));
}

/** The code points for which a font has a letter (OpenType, cmap, formats 4 and 12). */
export function lettersOf(font: Buffer): number[] {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, at) => 12 + 16 * at);
  const entry = tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap');
  const cmap = entry === undefined ? Buffer.alloc(4) : font.subarray(font.readUInt32BE(entry + 8));
  return Array.from({ length: cmap.readUInt16BE(2) }, (_, at) => cmap.readUInt32BE(8 + 8 * at)).flatMap(
    (at) => {
      const table = cmap.subarray(at);
      const format = table.readUInt16BE(0);
      return format === 12 ? inGroups(table) : format === 4 ? inSegments(table) : [];
    },
  );
}

function inGroups(table: Buffer): number[] {
  return Array.from({ length: table.readUInt32BE(12) }, (_, at) => 16 + 12 * at).flatMap((at) =>
    between(table.readUInt32BE(at), table.readUInt32BE(at + 4)),
  );
}

function inSegments(table: Buffer): number[] {
  const twice = table.readUInt16BE(6);
  return Array.from({ length: twice / 2 }, (_, at) => 2 * at).flatMap((at) => {
    const [end, start] = [table.readUInt16BE(14 + at), table.readUInt16BE(16 + twice + at)];
    const delta = table.readUInt16BE(16 + 2 * twice + at);
    const where = 16 + 3 * twice + at;
    const range = table.readUInt16BE(where);
    const glyph = (point: number) =>
      range === 0 ? (point + delta) & 0xffff : table.readUInt16BE(where + range + 2 * (point - start));
    return between(start, end).filter((point) => point !== 0xffff && glyph(point) !== 0);
  });
}

function between(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
