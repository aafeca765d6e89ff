import { START } from '#lib/platform/database/sweep-step';

/** All rows that `read` finds, some at a time, in the order of their ids. @param read reads those behind an id, by their ids; none where there are no more */
export async function* walk<Row extends { id: string }>(
  read: (after: string) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  for (let after = START; ; ) {
    const rows = await read(after);
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.id;
  }
}
