import { strict as assert } from 'node:assert';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Case } from '#siege/case';
import { word } from '#siege/words';

// What somebody writes in a day is bounded, and so is what is kept of it.

const MB = 1024 * 1024;

export const GROWTH: Case[] = [
  {
    name: 'ten edits of a notebook of forty thousand signs do not keep it ten times',
    attack: async (siege) => {
      const { device } = await siege.newcomer();
      const lines = Array.from({ length: 600 }, () => `${word()} ${word()} ${word()} ${word()}`.slice(0, 60));
      const given = {
        placeName: `Kitchen ${word()}`,
        home: 'no',
        point: '52.52, 13.41',
        notebook: lines.join('\n'),
      };
      let page = await device.send(await device.open('/open'), 'placeName', given);
      const before = sizeOf(siege.folder);
      for (let at = 0; at < 10; at++) {
        lines[at] = word();
        const form = await device.open(`${page.path.split('?')[0]}/edit`);
        page = await device.send(form, 'notebook', { notebook: lines.join('\n') });
      }
      const grown = sizeOf(siege.folder) - before;
      assert.ok(grown < 6 * MB, `${(grown / MB).toFixed(1)} MB`);
    },
  },
  {
    name: 'refused a hundred times, a form leaves nothing behind',
    quick: true,
    attack: async (siege) => {
      const client = siege.visitor();
      const page = await client.open('/offer');
      const before = sizeOf(siege.folder);
      for (let at = 0; at < 40; at++)
        await client.post(page, 'title', { title: '', words: 'w'.repeat(4_000) });
      const grown = sizeOf(siege.folder) - before;
      assert.ok(grown < MB, `${(grown / MB).toFixed(1)} MB`);
    },
  },
  {
    name: 'one person cannot write without end: beyond their day’s measure they are told so, in words',
    attack: async (siege) => {
      const somebody = await siege.newcomer();
      const page = await somebody.device.open('/offer');
      const statuses: number[] = [];
      // From many addresses, so that it is the person's measure that is reached.
      for (let at = 0; at < 50 && !statuses.includes(429); at++) {
        const answer = await siege
          .as(somebody)
          .post(page, 'title', { title: '', words: 'w'.repeat(220_000) });
        statuses.push(answer.status);
        if (answer.status === 429) assert.match(answer.text, /tomorrow|today/i);
      }
      assert.ok(statuses.includes(429), `${statuses.length} forms of 220 kB were read`);
    },
  },
];

/** How large a folder is, in bytes. */
function sizeOf(folder: string): number {
  let size = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    // PostgreSQL’s log, and what is held of it until it is written over, come and go by sixteen megabytes.
    if (!entry.isFile() || /pg_wal|\/held/.test(entry.parentPath)) continue;
    size += statSync(path.join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0;
  }
  return size;
}
