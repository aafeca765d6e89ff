import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiffPiece, difference, mergeLines } from '#lib/values/text/difference';

const told = (pieces: DiffPiece[]) =>
  pieces
    .map(({ kind, text }) => ({ same: text, gap: text, added: `{+${text}+}`, removed: `[-${text}-]` })[kind])
    .join('');

describe('a difference', () => {
  it('of two equal texts is none', () => expect(difference('bread', 'bread')).toEqual([]));

  it('shows words within a line that was mended', () =>
    expect(told(difference('Light it at five.\nWait.', 'Light it at six.\nWait.'))).toBe(
      'Light it at [-five-]{+six+}.\nWait.\n',
    ));

  it('shows lines that came and went', () => {
    expect(told(difference('flour\nsalt', 'flour\nwater\nsalt'))).toBe('flour\n{+water\n+}salt\n');
    expect(told(difference('', 'The first line'))).toBe('{+The first line\n+}');
    expect(told(difference('All of it', ''))).toBe('[-All of it\n-]');
  });

  it('leaves out what stayed, far from the change', () => {
    const lines = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].join('\n');
    expect(told(difference(`${lines}\nold`, `${lines}\nnew`))).toBe('…\ng\n[-old-]{+new+}\n');
  });

  it('of two texts that share nothing comes soon', () => {
    const lines = (sign: string) => Array.from({ length: 20_000 }, (_, at) => `${sign}${at % 7}`).join('\n');
    const began = process.threadCpuUsage(); // what it takes, however busy the machine is
    expect(difference(lines('a'), lines('b')).map(({ kind }) => kind)).toEqual(['removed', 'added']);
    expect(process.threadCpuUsage(began).user).toBeLessThan(1_000_000);
  });

  const text = fc
    .array(fc.constantFrom('flour', 'salt', 'नमक डालो', 'ملح', 'パン', ''), { maxLength: 12 })
    .map((all) => all.join('\n'));

  it('tells both texts apart: without what came it is the one, without what went the other', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = difference(before, after);
        if (pieces.some(({ kind }) => kind === 'gap')) return;
        const without = (kind: DiffPiece['kind']) =>
          pieces
            .filter((piece) => piece.kind !== kind)
            .map(({ text }) => text)
            .join('')
            .replace(/\n$/, '');
        if (pieces.length === 0 && before === after) return;
        expect(without('added')).toBe(before.replace(/\n$/, ''));
        expect(without('removed')).toBe(after.replace(/\n$/, ''));
      }),
    );
  });

  it('joined, loses no line of either', () => {
    const long = (sign: string) => Array.from({ length: 1_500 }, (_, at) => `${sign}${at}`).join('\n');
    expect(mergeLines(long('a'), long('b'))).toBe(`${long('a')}\n\n${long('b')}`);
    fc.assert(
      fc.property(text, text, (one, other) => {
        const both = mergeLines(one, other).split('\n');
        for (const line of [...one.split('\n'), ...other.split('\n')])
          if (line !== '') expect(both).toContain(line);
      }),
    );
  });
});
