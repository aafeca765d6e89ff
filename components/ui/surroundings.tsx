import { placePath } from '#components/marks/pattern';
import { Words } from '#components/ui/words';
import type { Point } from '#lib/values/geo/cell';
import { type PlanePoint, pointText, spotOf } from '#lib/values/geo/plane';
import { DIRECTIONS, POINT_FIELDS } from '#lib/values/geo/point-steps';
import { namesOn } from '#lib/values/geo/star-names';
import type { PeopleWords } from '#lib/values/text/people-words';

/** What stands around: a mark made from its id, and a name. */
export type Neighbour = { id: string; name: PeopleWords; point: Point };
type Placed = Neighbour & { spot: PlanePoint };

/** Where the button of a direction stands among the four: as on a compass. */
const STANDS: Record<keyof typeof DIRECTIONS, string> = {
  north: 'col-start-2 row-start-1',
  west: 'col-start-1 row-start-2',
  east: 'col-start-3 row-start-2',
  south: 'col-start-2 row-start-3',
};

export type SurroundingsSays = Record<keyof typeof DIRECTIONS, string> & {
  drawing: string;
  beside: string;
  here: string;
  waiting: string;
  refused: string;
  /** What moves it in the drawing, by JavaScript: taken in hand, put down, and that the drawing went to a spot that was pasted. */
  hold: string;
  held: string;
  moved: string;
  gone: string;
};

/** Half the drawing's side, in metres: some streets. Before a point is chosen, as far as the nearest neighbours. */
const NEAR = 400;
const FAR = 2_000;
/** As many starting points as one looks through. */
const BESIDE = 6;
/** Half the drawing's side in its own units. */
const HALF = 100;
/** How large it is on a phone, in pixels. */
const SHEET = { width: 330, height: 330, mark: 13 };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'place-point': React.DetailedHTMLProps<React.HTMLAttributes<HTMLElement>, HTMLElement> & {
        middle: string;
        metres: string;
        here: string;
        waiting: string;
        refused: string;
        hold: string;
        held: string;
        moved: string;
        gone: string;
      };
    }
  }
}

type Props = {
  /** Where it is said to be, if anywhere. */
  point: Point | null;
  /** Where to begin. */
  start: Point;
  neighbours: Neighbour[];
  /** Which button was pressed: it keeps the focus. */
  pressed: string | undefined;
  says: SurroundingsSays;
};

/** The streets around a point without a map: what stands there, and the point itself, moved by buttons (or dragged, with JavaScript). */
export function Surroundings({ point, start, neighbours, pressed, says }: Props) {
  const middle = point ?? start;
  const around = neighbours
    .map((one): Placed => ({ ...one, spot: spotOf(one.point, middle) }))
    .sort((a, b) => away(a) - away(b));
  const nearest = around.slice(0, BESIDE);
  const side = point ? NEAR : Math.min(FAR, Math.max(NEAR, ...nearest.map((one) => away(one) * 1.25)));
  const scale = HALF / side;
  const drawn = around
    .map((one) => ({ ...one, spot: { x: round(one.spot.x * scale), y: round(one.spot.y * scale) } }))
    .filter(({ spot }) => Math.max(Math.abs(spot.x), Math.abs(spot.y)) < HALF * 0.98);
  const named = namesOn(
    SHEET,
    drawn.map(({ spot, name }) => ({ spot: { x: spot.x / 2 + 50, y: spot.y / 2 + 50 }, name, first: false })),
  );
  return (
    <place-point
      middle={pointText(middle)}
      metres={String(1 / scale)}
      here={says.here}
      waiting={says.waiting}
      refused={says.refused}
      hold={says.hold}
      held={says.held}
      moved={says.moved}
      gone={says.gone}
    >
      <svg
        viewBox={`${-HALF} ${-HALF} ${2 * HALF} ${2 * HALF}`}
        width="330"
        height="330"
        className="surroundings-sky"
        role="img"
      >
        <title>{says.drawing}</title>
        <g data-around="">
          {drawn.map(({ id, name, spot }, at) => (
            <g key={id} transform={`translate(${spot.x} ${spot.y})`}>
              <path d={placePath(id)} transform="scale(0.06)" fillRule="evenodd" />
              {named[at] && (
                <foreignObject
                  x="-40"
                  y={named[at] === 'below' ? '8' : '-40'}
                  width="80"
                  height="32"
                  className={`surroundings-${named[at]}`}
                >
                  <p>
                    <Words text={name} plain />
                  </p>
                </foreignObject>
              )}
            </g>
          ))}
        </g>
        <g className={point ? 'surroundings-point' : 'surroundings-point surroundings-unset'} data-point="">
          <circle r="14" className="surroundings-hold" />
          <circle r="5.5" />
        </g>
      </svg>
      <input type="hidden" name={POINT_FIELDS.around} value={pointText(middle)} />
      {/* Enter in a field presses the first button of its form: this one, which only sends it. */}
      <button type="submit" hidden tabIndex={-1} aria-hidden="true" />
      <div className="surroundings-ways">
        {Object.keys(DIRECTIONS).map((way) => (
          <button
            key={way}
            type="submit"
            formNoValidate
            name={POINT_FIELDS.move}
            value={way}
            className={`button-quiet ${STANDS[way as keyof typeof DIRECTIONS]}`}
            // biome-ignore lint/a11y/noAutofocus: whoever pressed it goes on from there
            autoFocus={pressed === way}
          >
            {says[way as keyof typeof DIRECTIONS]}
          </button>
        ))}
      </div>
      {nearest[0] && (
        <details>
          <summary>{says.beside}</summary>
          <ul>
            {nearest.map(({ id, name, point }) => (
              <li key={id}>
                <button
                  type="submit"
                  formNoValidate
                  name={POINT_FIELDS.move}
                  value={pointText(point)}
                  className="button-quiet"
                >
                  <Words text={name} plain />
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </place-point>
  );
}

const away = ({ spot }: Placed): number => Math.hypot(spot.x, spot.y);
const round = (units: number): number => Math.round(units * 10) / 10;
