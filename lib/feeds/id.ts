import { keyedHash } from '#lib/config/keys';
import { idOf } from '#lib/text/id';

/** The id of a feed, the same for ever whatever the board's address: made of what it holds. */
export const feedId = (of: string): string => `urn:uuid:${idOf(keyedHash('feed', of))}`;
