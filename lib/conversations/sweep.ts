import 'server-only';
import {
  deleteMessages,
  firstDayOfMessages,
  messagesOfDay,
  placeMessages,
} from '#lib/conversations/sweep.sql';
import { coarsenTimes } from '#lib/platform/database/coarsen-times';
import { rows } from '#lib/platform/database/sweep-step';
import { cutoff } from '#lib/values/periods';

/** Words at places and under rhythms; those under other posts go with them. */
export const passedMessages = rows('message', deleteMessages, (at) => cutoff('message', at));

/** Words lose their hour. */
export const timesOfMessages = coarsenTimes({
  firstDay: firstDayOfMessages,
  ofDay: messagesOfDay,
  place: placeMessages,
});
