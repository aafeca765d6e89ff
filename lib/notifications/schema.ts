/** Why somebody is told of something: what stands in the database. */
export type NotificationReason =
  | 'WATCHED'
  | 'ANSWERED'
  | 'NAMED'
  | 'CHANGED'
  | 'DATE_GONE'
  | 'CALLED_OFF'
  | 'TAKES_PLACE'
  | 'MOVED'
  | 'OTHER_HOUR'
  | 'SAID'
  | 'WITHDRAWN'
  | 'BACK'
  | 'TURNED'
  | 'HOST_LEFT'
  | 'PLACE_MOVED'
  | 'PLACE_CLOSED'
  | 'PLACE_BACK';
