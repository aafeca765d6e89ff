import { FirstSteps } from '#components/board/first-steps';
import { Nearly } from '#components/board/nearly';
import { NothingFound } from '#components/board/nothing-found';
import { Now } from '#components/board/now';
import { paperOf } from '#components/board/paper';
import { PlacesFound } from '#components/board/places';
import { QuietDay } from '#components/board/quiet-day';
import { More, SheetHead, Wander } from '#components/board/sheet-head';
import { Card } from '#components/posts/card';
import type { BoardParameters } from '#lib/board/parameters';
import type { Looked } from '#lib/board/probes';
import { boardSections } from '#lib/board/queries';
import { ownAddress } from '#lib/platform/http/referrer';
import type { SectionView } from '#lib/posts/post/schema';
import type { SearchTerms } from '#lib/values/text/search-text';
import { now } from '#lib/values/time/clock';
import { todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

type Props = { looked: Looked & BoardParameters; hasPlace: boolean };

/** The board: right now, then its sheets in their order. */
export async function Sheets({ looked, hasPlace }: Props) {
  const { lines, going, places, sections, sought } = await boardSections(looked);
  const isSaid = looked.q !== null && (lines.length > 0 || places.length > 0);
  const isFound = going.length > 0 || sections.length > 0 || isSaid;
  const isAsked = looked.q !== null || looked.kind !== null || looked.near !== null;
  const day = todayIn(zone(), now());
  const today = { name: 'today' as const, day, cards: [], more: null };
  if (!isFound && isAsked) return <NothingFound asked={looked} />;
  const steps = { address: await ownAddress(), today: day, hasPlace };
  if (!isFound && lines.length === 0) return <FirstSteps {...steps} blank />;
  const [first] = sections;
  const wide = sections.filter(({ name }) => name === 'today' || name === 'any');
  const week = sections.filter(({ name }) => name !== 'today' && name !== 'any');
  return (
    <>
      <Nearly sought={sought} asked={looked} />
      <Now lines={lines} going={going} sought={sought} />
      <PlacesFound places={places} sought={sought} />
      {first?.name !== 'today' && !isAsked && <QuietDay section={today} asked={looked} />}
      {wide.map((section) => (
        <Sheet key={section.name} section={section} asked={looked} sought={sought} />
      ))}
      {week.length > 0 && (
        <div className="week">
          {week.map((section) => (
            <Sheet key={section.day ?? section.name} section={section} asked={looked} sought={sought} />
          ))}
        </div>
      )}
      {!hasPlace && !isAsked && <FirstSteps {...steps} blank={false} />}
    </>
  );
}

type SheetProps = { section: SectionView; asked: BoardParameters; sought?: SearchTerms | null };

/** A part of the board: one sheet of its day's paper, edge to edge. */
export async function Sheet({ section, asked, sought }: SheetProps) {
  const { name, day, cards } = section;
  const id = day && name === 'day' ? `day-${day}` : name;
  return (
    <section className={`sheet sheet-${name} ${paperOf(day)}`} aria-labelledby={id}>
      <SheetHead section={section} asked={asked} id={id} />
      <ul className="cards">
        {cards.map((card) => (
          <Card key={card.day.id} card={card} dated={name === 'later'} sought={sought} />
        ))}
      </ul>
      <More section={section} asked={asked} />
      {name === 'today' && <Wander asked={asked} />}
    </section>
  );
}
