/** What somebody has to do with a place: whether they opened it and live there, and whether their first days are not over yet. */
type Closer = { livesHere: boolean; isCareful: boolean };

/** Whoever lives in a home closes it from their first hour on; any place, whoever is past their careful days. */
export const mayClose = ({ livesHere, isCareful }: Closer): boolean => livesHere || !isCareful;

/** A home that was closed is brought back by whoever closed it, and by nobody else here; any other place by whoever is past their careful days. */
export const mayReopen = (
  place: { isHome: boolean; closedBy: string | null },
  { id, isCareful }: { id: string; isCareful: boolean },
): boolean => (place.isHome ? place.closedBy === id : !isCareful);
