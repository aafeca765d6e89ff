import 'server-only';
import { cache } from 'react';
import { config } from '#lib/platform/config/config';
import { database, type Transaction } from '#lib/platform/database/client';
import type { BoardView } from '#lib/settings/schema';
import { boardArea } from '#lib/values/geo/board-area';
import { written } from '#lib/values/text/people-words';
import { sameBytes, sha256 } from '#lib/values/text/random';

/** The board: what was answered in the first hour, else what the environment says. */
export const board = cache((): Promise<BoardView> => boardIn(database()));

/** The board, read within a transaction: what has no place of its own lies in its area. */
export async function boardIn(db: Transaction): Promise<BoardView> {
  const row = await db.board.findUniqueOrThrow({ where: { id: 'board' } });
  const { BOARD_NAME, BOARD_AREA } = config();
  return {
    name: written(row.name || BOARD_NAME || 'Fournil'),
    words: written(row.words),
    language: row.language,
    area: row.area ?? (BOARD_AREA ? boardArea(BOARD_AREA) : null),
  };
}

/** Whether a token is the board's opening link and nobody has used it. */
export async function opens(token: string): Promise<boolean> {
  const { openingHash } = await database().board.findUniqueOrThrow({ where: { id: 'board' } });
  return openingHash !== null && sameBytes(openingHash, sha256(token));
}

/** By which folding all search texts here were made; none while some may be older. */
export async function foldedBy(): Promise<string> {
  return (await database().board.findUniqueOrThrow({ where: { id: 'board' } })).foldedBy;
}
