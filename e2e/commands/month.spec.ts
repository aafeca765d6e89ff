import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { audit } from '#audit/audit';
import { inquire } from '#audit/inquiry';
import { SIZES } from '#audit/month';
import { table } from '#audit/table';
import { expect, test } from '#e2e/fixtures';

// A small neighbourhood lives a fortnight, the quiet weeks until all of it has passed, and its nights; then the auditor looks.
// `npm run month` is the same with two hundred people.
// Minutes on a machine of its own; a busy one may take longer, and nothing here depends on how fast it is.
test.setTimeout(40 * 60_000);

test('who has the whole disk after the night does not find out what has passed', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'fournil-month-'));
  try {
    const inquiry = await inquire(SIZES.small, 'Rosengarten', folder, () => {});
    // Now and then somebody comes too late for something; if nothing can be done any more, the month is none.
    expect(inquiry.refused.slice(4)).toEqual([]);
    const found = await audit(inquiry);
    console.log(table(found));
    expect(found.broken).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
