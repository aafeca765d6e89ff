import { strict as assert } from 'node:assert';
import type { Case } from '#siege/case';
import { heads } from '#siege/request-text';

/** Heads that a request may not have. */
const ODD: [what: string, head: (own: Record<string, string>) => string, statuses: number[]][] = [
  ['twenty kilobytes in one line', (own) => heads({ ...own, 'x-big': 'x'.repeat(20_000) }), [431]],
  ['three thousand lines', (own) => heads(own) + 'X-A: b\r\n'.repeat(3_000), [431]],
  ['two lengths', (own) => `${heads(own)}Content-Length: 1\r\nContent-Length: 2\r\n`, [400]],
  ['a length and chunks', (own) => `${heads(own)}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n`, [400]],
  ['a line without a colon', (own) => `${heads(own)}nonsense\r\n`, [400]],
  ['a NUL', (own) => `${heads(own)}X-A: a\u0000b\r\n`, [400]],
  ['a folded line', (own) => `${heads(own)}X-A: a\r\n b\r\n`, [200, 400]],
  [
    'no Host',
    (own) => heads(Object.fromEntries(Object.entries(own).filter(([name]) => name !== 'host'))),
    [400],
  ],
  ['two Hosts', (own) => `${heads(own)}Host: evil.example\r\n`, [400]],
  ['a negative length', (own) => `${heads(own)}Content-Length: -1\r\n`, [400]],
];

export const HEADS: Case[] = ODD.map(([what, head, statuses], at) => ({
  name: `a head with ${what}: ${statuses.join(' or ')}, and nothing behind it is read as a request`,
  ...(at === 0 && { quick: true as const }),
  attack: async (siege) => {
    const client = siege.visitor();
    const wire = client.wire();
    wire.say(
      `GET / HTTP/1.1\r\n${head({ ...client.head, connection: 'close' })}\r\nGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n`,
    );
    await wire.closed;
    assert.ok(statuses.includes(wire.statuses[0] ?? 0), `${wire.statuses}`);
    assert.equal(wire.statuses.length, 1);
  },
}));
