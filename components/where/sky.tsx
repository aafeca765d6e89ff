import { getTranslations } from 'next-intl/server';
import { placePath } from '#components/marks/pattern';
import { Words } from '#components/ui/words';
import { placeAddress } from '#lib/places/rules';
import type { PlaceOnMap } from '#lib/places/schema';
import { constellation, nameable } from '#lib/where/constellation';

/** The room of a name on a phone and on a desk, in hundredths of the drawing. */
const PHONE = { width: 29, height: 15 };
const DESK = { width: 13, height: 11 };

/**
 * The places as stars: each with its own loaf, joined to its geographic neighbours, glowing where something is on. It repeats the list
 * beside it for those who see it, so it is silent and out of the keyboard's way.
 */
export async function Sky({ places }: { places: PlaceOnMap[] }) {
  const t = await getTranslations('where');
  const { spots, threads } = constellation(places.map(({ point }) => point));
  const glowing = places.map(({ isOn }) => isOn);
  const [onPhone, onDesk] = [nameable(spots, PHONE, glowing), nameable(spots, DESK, glowing)];
  const across = (at: number | undefined, axis: 'x' | 'y') => `${(spots[at ?? 0]?.[axis] ?? 50).toFixed(1)}%`;
  return (
    <svg className="sky" aria-hidden="true">
      <title>{t('map')}</title>
      {threads.map(([one, other]) => (
        <line
          key={`${places[one]?.slug} ${places[other]?.slug}`}
          x1={across(one, 'x')}
          y1={across(one, 'y')}
          x2={across(other, 'x')}
          y2={across(other, 'y')}
        />
      ))}
      {places.map(({ slug, name, isOn }, at) => (
        <svg key={slug} aria-hidden="true" x={across(at, 'x')} y={across(at, 'y')} overflow="visible">
          <a href={placeAddress(slug)} tabIndex={-1} className={isOn ? 'star star-on' : 'star'}>
            <g className="star-mark">
              <circle r="22" className="star-hold" />
              <path d={placePath(slug)} transform="scale(0.14)" fillRule="evenodd" />
            </g>
            <foreignObject
              x="-60"
              y="21"
              width="120"
              height="48"
              className={nameClass(onPhone[at], onDesk[at])}
            >
              <p>
                <Words text={name} plain />
              </p>
            </foreignObject>
          </a>
        </svg>
      ))}
    </svg>
  );
}

/** Where a name finds no room it is seen when its star is pointed at. */
function nameClass(onPhone = false, onDesk = false): string {
  if (onPhone && onDesk) return 'star-name';
  return `star-name ${onPhone ? 'star-name-phone' : onDesk ? 'star-name-desk' : 'star-name-hidden'}`;
}
