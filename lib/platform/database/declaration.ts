import { lineOf } from '#lib/platform/database/catalogue';
import type { CatalogueRow } from '#lib/platform/database/catalogue.sql';

const HEAD = `# Every object that a board's database may hold, one a line, as PostgreSQL 15 to 18 say it. The server refuses to start where there
# is another (docs/decisions/the-catalogue.md). Written from the migrations by \`npm run migration -- --catalogue\`; a test compares.`;

/** Of a table: itself, its columns, what holds for them, how they are found. */
const ORDER = ['table', 'column', 'table constraint', 'index'];

/** prisma/catalogue.txt for some objects: those of no table first, then table by table. */
export function declarationOf(rows: CatalogueRow[]): string {
  const relations = [...new Set(rows.map(({ relation }) => relation))].sort((a, b) =>
    compare(a ?? '', b ?? ''),
  );
  const parts = relations.map((relation) =>
    rows
      .filter((row) => row.relation === relation)
      .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || compare(lineOf(a), lineOf(b)))
      .map(lineOf),
  );
  return `${[HEAD, ...parts.map((lines) => lines.join('\n'))].join('\n\n')}\n`;
}

// By code points, on every machine alike.
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
