import { WholeAnswer } from '#components/page/whole-answer';

/** What stands where nothing is, or where one may not look: the two answer alike, with 404. */
export function NotFound() {
  return <WholeAnswer status={404} />;
}
