import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Conversation } from '#components/conversations/conversation';
import { besidePlace } from '#components/feeds/beside';
import { PlaceData } from '#components/feeds/data';
import { FeedLinks } from '#components/feeds/links';
import { FoldAway } from '#components/folds/fold-away';
import { JustDone } from '#components/page/just-done';
import { NotFound } from '#components/page/not-found';
import { titleWritten } from '#components/page/title';
import { Care, Closed } from '#components/places/care';
import { ClosedHome } from '#components/places/closed-home';
import { PlaceHeading } from '#components/places/heading';
import { OnHere } from '#components/places/on';
import { FoldPage, PlaceKeeps, PlaceSays } from '#components/places/says';
import { TodayHere } from '#components/places/today';
import { TodayTurn } from '#components/places/today-turn';
import { TellMe } from '#components/watches/tell-me';
import { standingOf } from '#lib/folds/queries';
import { currentViewer } from '#lib/people/session/queries';
import { closedHome } from '#lib/places/closing/queries';
import { place, placeAsked, saidOutside } from '#lib/places/place/queries';
import { placeAddress, slugIn } from '#lib/places/place/rules';
import { DEEDS_OF_FOLDS, DEEDS_OF_PLACE } from '#lib/platform/form/done';
import { saidIn } from '#lib/platform/form/said';

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const here = await place(slugIn((await params).slug));
  if (!here) return {};
  const { name, goes } = here;
  // A place that is no more is forgotten on that day.
  const robots = goes ? `noarchive, unavailable_after: ${goes}` : { noarchive: true };
  return { ...(goes ? {} : await besidePlace(saidOutside(here))), title: await titleWritten(name), robots };
}

export default async function Page({ params, searchParams }: Props) {
  const query = await searchParams;
  const { before } = query;
  const here = await placeAsked((await params).slug, { query });
  const [viewer, said] = [await currentViewer(), await saidIn(query.said)];
  if (!here) {
    const home = await closedHome(viewer, (await params).slug);
    return home ? <ClosedHome home={home} /> : <NotFound />;
  }
  const t = await getTranslations('places');
  const { slug, today, goes } = here;
  const standing = await standingOf(viewer);
  return (
    <main id="content" className="page">
      <PlaceHeading place={here} />
      {!viewer && <JustDone said={said} of={DEEDS_OF_FOLDS} />}
      {viewer && <JustDone said={said} of={[...DEEDS_OF_PLACE, ...DEEDS_OF_FOLDS]} />}
      <Closed place={here} viewer={viewer} isSaid={said === 'closed'} />
      {!goes && (
        <div className="grid gap-1">
          <TodayHere place={here} viewer={viewer} />
          {here.todayId && <FoldAway thing={{ kind: 'today', id: here.todayId }} standing="visitor" short />}
          <TodayTurn slug={slug} today={today} viewer={viewer} visitorsTo={placeAddress(slug, 'today')} />
        </div>
      )}
      <PlaceSays place={here} mayOpen={standing === 'settled'} />
      {here.isHome && !goes && <p>{t('home.here')}</p>}
      {!goes && <OnHere place={here} />}
      {!goes && <TellMe place={slug} />}
      {!goes && <FeedLinks page={placeAddress(here.id)} />}
      {!here.closed && <PlaceKeeps place={here} />}
      {!goes && <FoldPage place={here} standing={standing} />}
      <Conversation
        viewer={viewer}
        about={{ placeId: here.id }}
        before={typeof before === 'string' ? before : undefined}
        said={said}
      />
      {!goes && <Care place={here} viewer={viewer} />}
      {!goes && <PlaceData place={saidOutside(here)} />}
    </main>
  );
}
