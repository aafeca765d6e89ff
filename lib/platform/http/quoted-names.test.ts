import { expect, test } from 'vitest';
import { QuotedNames } from '#lib/platform/http/quoted-names';

const B = 'b'.repeat(27);
const part = (head: string, body: string) =>
  `--${B}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
const formOf = (...parts: string[]) => `${parts.join('')}--${B}--\r\n`;
const words = part('name="words"', 'She said \\"warm\\", and name=\\"x\\"');
const named = (name: string) => part(`name="picture1"; filename="${name}"`, 'JPEG \\"x\\"');

/** A form as it stands when it has come in, in pieces of so many bytes. */
function mended(form: string, size: number): string {
  const names = new QuotedNames(B);
  const bytes = Buffer.from(form);
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    const piece = Buffer.from(bytes.subarray(at, at + size));
    names.mend(piece);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString();
}

test.each([1, 2, 3, 7, 64, 10_000])(
  'in pieces of %s bytes: a name as older browsers write it is read, and words stay',
  (size) => {
    const [form, right] = ['a \\"warm\\" loaf.jpg', "a \\'warm\\' loaf.jpg"].map((name) =>
      formOf(words, named(name), words),
    );
    expect(mended(form as string, size)).toBe(right);
  },
);

test('what browsers write today stays as it is, a name that ends with a backslash too', () => {
  for (const name of ['a %22warm%22 loaf.jpg', 'C:\\ovens\\a.jpg', 'ends\\', '', "l'été.jpg"]) {
    const form = formOf(named(name), words);
    expect(mended(form, 10_000)).toBe(form);
  }
});

test('such a form is one that fetch reads, file and words whole', async () => {
  const read = async (form: string) =>
    [
      ...(await new Response(form, {
        headers: { 'content-type': `multipart/form-data; boundary=${B}` },
      }).formData()),
    ].map(([name]) => name);
  const form = formOf(named('a \\"warm\\" loaf.jpg'), words);
  await expect(read(form)).rejects.toThrow();
  expect(await read(mended(form, 10_000))).toEqual(['picture1', 'words']);
});
