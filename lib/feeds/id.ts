import { keyedHash } from '#lib/platform/config/keys';
import { idOf } from '#lib/values/text/id';

/** The id of a feed, the same for ever whatever the board's address: made of what it holds. */
export const feedId = (of: string): string => `urn:uuid:${idOf(keyedHash('feed', of))}`;
