import { getTranslations } from 'next-intl/server';
import { placePath } from '#components/marks/pattern';
import { Words } from '#components/ui/words';
import { placeAddress } from '#lib/places/place/rules';
import type { PlaceOnMap } from '#lib/places/place/schema';
import { constellation } from '#lib/values/geo/constellation';
import { namesOn } from '#lib/values/geo/star-names';

/** How large the drawing is on a phone and on a desk. */
const PHONE = { width: 360, height: 360, mark: 17 };
const DESK = { width: 900, height: 760, mark: 23 };

/**
 * The places as stars: each with its own loaf, joined to its geographic neighbours, glowing where something is on. It repeats the list
 * beside it for those who see it, so it is silent and out of the keyboard's way.
 */
export async function Sky({ places }: { places: PlaceOnMap[] }) {
  const t = await getTranslations('where');
  const { spots, threads } = constellation(places.map(({ point }) => point));
  const stars = places.map(({ name, isOn }, at) => ({
    spot: spots[at] ?? { x: 50, y: 50 },
    name,
    first: isOn,
  }));
  const [onPhone, onDesk] = [namesOn(PHONE, stars), namesOn(DESK, stars)];
  const across = (at: number | undefined, axis: 'x' | 'y') => `${(spots[at ?? 0]?.[axis] ?? 50).toFixed(1)}%`;
  return (
    <svg width="330" height="330" className="sky" aria-hidden="true">
      <title>{t('map')}</title>
      {threads.map(([one, other]) => (
        <line
          key={`${places[one]?.id} ${places[other]?.id}`}
          x1={across(one, 'x')}
          y1={across(one, 'y')}
          x2={across(other, 'x')}
          y2={across(other, 'y')}
        />
      ))}
      {places.map(({ id, slug, name, isOn }, at) => (
        <svg key={id} aria-hidden="true" x={across(at, 'x')} y={across(at, 'y')} overflow="visible">
          <a href={placeAddress(slug)} tabIndex={-1} className={isOn ? 'star star-on' : 'star'}>
            <g className="star-mark">
              <circle r="22" className="star-hold" />
              <path d={placePath(id)} transform="scale(0.14)" fillRule="evenodd" />
            </g>
            <foreignObject
              x="-60"
              y="-40"
              width="120"
              height="80"
              className={`star-name star-phone-${onPhone[at] ?? 'hidden'} star-desk-${onDesk[at] ?? 'hidden'}`}
            >
              <div>
                <p>
                  <Words text={name} plain />
                </p>
              </div>
            </foreignObject>
          </a>
        </svg>
      ))}
    </svg>
  );
}
