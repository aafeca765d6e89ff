import { WholeAnswer } from '#components/page/whole-answer';

/** What stands where an address asks for something that cannot be read: 400, with words. */
export function Unreadable() {
  return <WholeAnswer status={400} />;
}
