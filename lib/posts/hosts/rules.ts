/** Somebody was named already, for another post. `isSameHost`: whoever names them now answers for that one too. */
export type OtherNaming = {
  declined: boolean;
  isWithdrawn: boolean;
  isOver: boolean;
  isSameHost: boolean;
};

/** So many questions that wait for one answer stand among what is new; more would leave no room for other news. */
const MOST_ASKED = 3;

/**
 * How somebody who is named is asked: aloud, on the board and by mail; on the board alone, while another such question waits for their
 * answer, since one mail has said that they are asked; or quietly, at the post only: where more of them wait, or where whoever names them
 * now got a no from them, or named them for what was then withdrawn, as long as that is kept. So nobody is asked again and again.
 */
export function howToAsk(others: OtherNaming[]): 'aloud' | 'on board' | 'quietly' {
  if (others.some(({ declined, isWithdrawn, isSameHost }) => isSameHost && (declined || isWithdrawn)))
    return 'quietly';
  const waiting = others.filter(
    ({ declined, isWithdrawn, isOver, isSameHost }) => !declined && !isWithdrawn && (!isOver || isSameHost),
  );
  if (waiting[MOST_ASKED - 1]) return 'quietly';
  return waiting[0] ? 'on board' : 'aloud';
}
