import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Conversation } from '#components/conversations/conversation';
import { GivePicture } from '#components/conversations/give-picture';
import { besidePost } from '#components/feeds/beside';
import { EventData } from '#components/feeds/data';
import { IntoCalendar } from '#components/feeds/links';
import { Closed } from '#components/folds/closed';
import { FoldAway } from '#components/folds/fold-away';
import { HiddenPost } from '#components/folds/hidden-post';
import { Arrival } from '#components/joinings/arrival';
import { JustDone } from '#components/page/just-done';
import { NotFound } from '#components/page/not-found';
import { titleWritten } from '#components/page/title';
import { ShownWithCare } from '#components/people/first-days';
import { Pictures } from '#components/pictures/picture';
import { PostActions } from '#components/posts/actions';
import { Dates } from '#components/posts/dates';
import { Facts } from '#components/posts/facts';
import { PostHeading } from '#components/posts/heading';
import { Naming } from '#components/posts/naming';
import { TypedIn } from '#components/posts/neighbour';
import { Goes, MakeTogether, Standing } from '#components/posts/standing';
import { StillSo } from '#components/posts/still-so';
import { Answer } from '#components/ui/answer';
import { NewHere } from '#components/watches/news';
import { standingOf } from '#lib/folds/queries';
import { currentViewer } from '#lib/people/session/queries';
import { DEEDS_OF_FOLDS, DEEDS_OF_POST } from '#lib/platform/form/done';
import { saidIn } from '#lib/platform/form/said';
import { isFetchedAgain, isFetchedAhead } from '#lib/platform/http/referrer';
import { hiddenPost, post } from '#lib/posts/post/queries';
import { markSeen } from '#lib/watches/mutations';
import { newsOf } from '#lib/watches/notifications/queries';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const shown = await post(await currentViewer(), (await params).id);
  if (!shown) return {};
  const { id, kind, title, days, closed } = shown;
  const last = days.at(-1)?.ends.toISOString();
  return {
    ...(await besidePost(id)),
    title: closed ? (await getTranslations('folds'))('page.title') : await titleWritten(title),
    robots: kind === 'ACTIVITY' ? `noarchive, unavailable_after: ${last}` : 'noindex',
  };
}

export default async function Page({ params, searchParams }: Props) {
  const viewer = await currentViewer();
  const { before, said: saying } = await searchParams;
  const shown = await post(viewer, (await params).id);
  const standing = await standingOf(viewer);
  if (!shown) {
    const hidden = await hiddenPost(viewer, (await params).id);
    return hidden ? <HiddenPost post={hidden} /> : <NotFound />;
  }
  const thing = { kind: 'post' as const, id: shown.id };
  const said = await saidIn(saying);
  const news = viewer && (await newsOf(viewer, shown.id));
  if (viewer && news && !news.isEmpty) {
    // Fetched ahead of a tap it would not be seen to be seen: the browser asks again once it is.
    if (await isFetchedAhead()) return <Answer status={425} />;
    await markSeen(viewer, shown.id, (await isFetchedAgain()) ? 'ANSWERED' : undefined);
  }
  return (
    <main id="content">
      <Closed thing={thing} closed={shown.closed} mayOpen={!shown.isHost && standing === 'settled'}>
        <PostHeading
          post={shown}
          pictures={
            <Pictures
              pictures={shown.pictures}
              isOwn={shown.isHost}
              beside={(picture) => <GivePicture post={shown} picture={picture} />}
            />
          }
        >
          <TypedIn post={shown} />
          <Facts post={shown} />
        </PostHeading>
      </Closed>
      <div className="page">
        {news && <NewHere news={news} />}
        {!viewer && <JustDone said={said} of={DEEDS_OF_FOLDS} />}
        {viewer && (
          <JustDone said={said} of={[...DEEDS_OF_POST, ...DEEDS_OF_FOLDS, shown.isHost ? 'yes' : 'left']} />
        )}
        {viewer && shown.isHost && shown.isNew && <ShownWithCare />}
        <Naming viewer={viewer} post={shown} isSaid={said === 'no'} />
        <Standing post={shown} isSaid={said === 'withdrawn'} />
        <StillSo post={shown} isSaid={said === 'still-so'} />
        <Dates viewer={viewer} post={shown} said={said} />
        <IntoCalendar post={shown} />
        <Arrival viewer={viewer} post={shown} />
        <PostActions post={shown} viewer={viewer} isSettled={standing === 'settled'} />
        {!shown.isHost && !shown.closed && <FoldAway thing={thing} standing={standing} />}
        <MakeTogether post={shown} />
        <Conversation
          viewer={viewer}
          about={{ postId: shown.id }}
          answers={shown.kind === 'REQUEST' && !shown.isHost && !shown.withdrawn}
          before={typeof before === 'string' ? before : undefined}
          said={said}
        />
        <Goes goes={shown.goes} />
        <EventData id={shown.id} />
      </div>
    </main>
  );
}
