/** The board did not come to rest, or has no room for it: tried again another time. */
export class Restless extends Error {}

/** Somebody reads the database for long. Nothing was begun. */
export class Busy extends Restless {
  constructor() {
    super('A backup is being made, or a command is at work');
  }
}

/** Said where a night cannot be, and wherever somebody looks before it comes to that. */
export const NO_ROOM =
  'There is too little room on the disk. What lives is written beside the old files first: make as much room as the database takes, and as its largest table once more';

/** The disk has no room for what lives, once more. */
export class NoRoom extends Restless {
  readonly code = 'ENOSPC'; // for the log, which says no message
  constructor() {
    super(NO_ROOM);
  }
}
