/**
 * When a row changed, as SQL that is given its `$minute`: in that minute, or some seconds later than another change in it, so that each counts as
 * later (RFC 5545, SEQUENCE). Which second is drawn: it tells neither when it was nor how often.
 */
export const CHANGED_AT = `greatest($minute::timestamptz + floor(random() * 30) * interval '1 second',
    "changedAt" + (1 + floor(random() * 10)) * interval '1 second')`;
