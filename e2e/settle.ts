import { ask, databaseOf } from './promise/neighbourhood.ts';

/** Ends somebody's careful days on the board in a data directory, as three days would: most stories are not about newcomers. */
export async function settle(folder: string, name: string): Promise<void> {
  await ask(
    databaseOf(folder, 'fournil'),
    `UPDATE "Person" SET "carefulUntil" = NULL, "vouchesFrom" = NULL WHERE name = '${name.replaceAll("'", "''")}'`,
  );
}
