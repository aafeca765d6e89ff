/**
 * The marks of the three kinds, drawn on one grid of twenty-four: a loaf seen from above, its empty outline, and a round
 * table. All in the colour of the text around them; the cuts in the loaf are holes, so that any paper shows through.
 */
export type Kind = 'OFFER' | 'REQUEST' | 'ACTIVITY';

type Props = { className?: string };

const LOAF = 'M22.775 12a10.775 7.775 0 1 0-21.55 0 10.775 7.775 0 1 0 21.55 0z';
const SCORES =
  'M5.4 15.9c2.8-1.6 3.6-4.9 1.8-7.6c-1 2-1.8 5.4-1.8 7.6zM10.9 17c3.3-2.2 4.3-6.6 2.2-10c-.9 2.7-1.9 7.1-2.2 10zM16.8 15.7c2.8-1.6 3.6-4.9 1.8-7.6c-1 2-1.8 5.4-1.8 7.6z';

/** Something to have: a loaf, scored. */
export function OfferMark({ className = 'size-6' }: Props) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="24"
      height="24"
      className={className}
      fill="currentColor"
      fillRule="evenodd"
      aria-hidden="true"
    >
      <path d={LOAF + SCORES} />
    </svg>
  );
}

/** Something asked for: the outline that a loaf would fill. */
export function RequestMark({ className = 'size-6' }: Props) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="24"
      height="24"
      className={className}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      aria-hidden="true"
    >
      <ellipse cx="12" cy="12" rx="9.9" ry="6.9" />
    </svg>
  );
}

/** Something to do together: a table and the bench around it, open where one comes in. It has no seats to count. */
export function ActivityMark({ className = 'size-6' }: Props) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="24"
      height="24"
      className={className}
      fill="currentColor"
      aria-hidden="true"
    >
      <circle cx="12" cy="12" r="6.1" />
      <path d="M17.6 20.1A9.85 9.85 0 1 1 20.8 16.4" fill="none" stroke="currentColor" strokeWidth="1.75" />
    </svg>
  );
}

/** The same marks as SVG in their grid of twenty-four, in one colour, for pictures that are drawn and not styled. */
export const KIND_SHAPES: Record<Kind, (colour: string) => string> = {
  OFFER: (colour) => `<path d="${LOAF + SCORES}" fill="${colour}" fill-rule="evenodd"/>`,
  REQUEST: (colour) =>
    `<ellipse cx="12" cy="12" rx="9.9" ry="6.9" fill="none" stroke="${colour}" stroke-width="1.75"/>`,
  ACTIVITY: (colour) =>
    `<circle cx="12" cy="12" r="6.1" fill="${colour}"/><path d="M17.6 20.1A9.85 9.85 0 1 1 20.8 16.4" fill="none" stroke="${colour}" stroke-width="1.75"/>`,
};

const MARKS = { OFFER: OfferMark, REQUEST: RequestMark, ACTIVITY: ActivityMark };

/** The mark of a post's kind. */
export function KindMark({ kind, className }: Props & { kind: Kind }) {
  const Mark = MARKS[kind];
  return <Mark className={className} />;
}
