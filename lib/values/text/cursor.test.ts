import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCursor, writeCursor } from '#lib/values/text/cursor';

const cursor = fc.record({
  ring: fc.integer({ min: 0, max: 999 }).map(String),
  starts: fc.date({ min: new Date(0), max: new Date('9998-12-31'), noInvalidDate: true }),
  id: fc.uuid({ version: 4 }),
});

it('is read as it was written', () => {
  fc.assert(
    fc.property(cursor, (each) => {
      expect(readCursor(writeCursor(each))).toEqual(each);
    }),
  );
});

it('tampered with, it is nothing', () => {
  fc.assert(
    fc.property(cursor, fc.nat(80), fc.constantFrom('A', '!', 'é', ''), (each, at, sign) => {
      const text = writeCursor(each);
      const changed = text.slice(0, at) + sign + text.slice(at + 1);
      const read = readCursor(changed);
      // Either refused, or another cursor as we would write it: never something that reaches the database half read.
      if (read) expect(writeCursor(read)).toBe(changed);
    }),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(readCursor(text)).toBeNull();
    }),
  );
});
