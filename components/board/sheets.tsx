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
import type { CardView, SectionView } from '#lib/posts/post/schema';
import { none } from '#lib/values/several';
import type { SearchTerms } from '#lib/values/text/search-text';
import { now } from '#lib/values/time/clock';
import { todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

type Props = { looked: Looked & BoardParameters; hasPlace: boolean };

/** The board: right now, then its sheets in their order. */
export async function Sheets({ looked, hasPlace }: Props) {
  const { lines, going, places, sections, sought } = await boardSections(looked);
  const isSaid = looked.q !== null && !(lines.isEmpty && places.isEmpty);
  const isFound = !going.isEmpty || !sections.isEmpty || isSaid;
  const isAsked = looked.q !== null || looked.kind !== null || looked.near !== null;
  const day = todayIn(zone(), now());
  const today = { name: 'today' as const, day, cards: none<CardView>(), more: null };
  if (!isFound && isAsked) return <NothingFound asked={looked} />;
  const steps = { address: await ownAddress(), today: day, hasPlace };
  if (!isFound && lines.isEmpty) return <FirstSteps {...steps} blank />;
  const wide = sections.only(({ name }) => name === 'today' || name === 'any');
  const week = sections.only(({ name }) => name !== 'today' && name !== 'any');
  return (
    <>
      <Nearly sought={sought} asked={looked} />
      <Now lines={lines} going={going} sought={sought} />
      <PlacesFound places={places} sought={sought} />
      {!sections.some(({ name }) => name === 'today') && !isAsked && (
        <QuietDay section={today} asked={looked} />
      )}
      {wide.render((section) => (
        <Sheet key={section.name} section={section} asked={looked} sought={sought} />
      ))}
      {!week.isEmpty && (
        <div className="week">
          {week.render((section) => (
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
        {cards.render((card) => (
          <Card key={card.day.id} card={card} dated={name === 'later'} sought={sought} />
        ))}
      </ul>
      <More section={section} asked={asked} />
      {name === 'today' && <Wander asked={asked} />}
    </section>
  );
}
