import 'server-only';
import { database } from '#lib/platform/database/client';
import type { EraseAgain } from '#lib/platform/database/erase-again-step';
import { LET_IN } from '#lib/posts/let-in/rules';
import { letInJoinings } from '#lib/posts/let-in/sweep.sql';

/** Who was let in when a backup was made, and is no more, is not let in by it again. */
export const letOutAgain: EraseAgain = {
  what: LET_IN,
  rows: letInJoinings,
  apply: (id) => {
    const [occurrenceId, personId] = id.split('/');
    return database().joining.updateMany({ where: { occurrenceId, personId }, data: { letIn: false } });
  },
};
