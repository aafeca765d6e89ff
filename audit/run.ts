import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { audit } from '#audit/audit';
import { inquire } from '#audit/inquiry';
import { SIZES } from '#audit/month';
import { table } from '#audit/table';

// `npm run month`: a neighbourhood lives a month on a real board, a night of forgetting passes, and an auditor with the whole disk tries
// to say who gave what to whom and who came. Ends with 1 where it can, or where its attacks prove nothing.

const { values } = parseArgs({
  options: {
    small: { type: 'boolean', default: false },
    seed: { type: 'string', default: 'Rosengarten' },
    all: { type: 'boolean', default: false },
  },
});
const folder = mkdtempSync(path.join(tmpdir(), 'fournil-month-'));
// Stopped in the middle, what it began goes with it.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => process.exit(1));
process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
const inquiry = await inquire(SIZES[values.small ? 'small' : 'whole'], values.seed, folder, console.log);
console.log('The auditor reads the disk, as it was before anything was forgotten and as it is now');
const found = await audit(inquiry);
console.log(`\n${table(found, { all: values.all })}`);
process.exit(found.broken.length === 0 ? 0 : 1);
