import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { OneDay } from '#components/board/day';
import { Find } from '#components/board/find';
import { Sheets } from '#components/board/sheets';
import { WhatThisIs } from '#components/board/what-this-is';
import { besideBoard } from '#components/feeds/beside';
import { FeedLinks } from '#components/feeds/links';
import { AskedToLook } from '#components/folds/asked-to-look';
import { JustDone } from '#components/page/just-done';
import { Unreadable } from '#components/page/unreadable';
import { WhatIsNew } from '#components/watches/news';
import { TellMe } from '#components/watches/tell-me';
import { boardPath, readBoardParameters } from '#lib/board/parameters';
import { currentViewer } from '#lib/people/session/queries';
import { hasPlaces, landmark } from '#lib/places/place/queries';
import { saidIn } from '#lib/platform/form/said';
import { board } from '#lib/settings/queries';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const asked = readBoardParameters(await searchParams);
  const beside = asked && (await besideBoard(boardPath({ ...asked, after: null })));
  return { ...beside, robots: { index: true, noarchive: true } };
}

export default async function Page({ searchParams }: Props) {
  const { said, ...given } = await searchParams;
  const asked = readBoardParameters(given);
  if (!asked) return <Unreadable />;
  if (asked.at) redirect(boardPath({ ...asked, near: asked.at }));
  const [{ area }, viewer] = await Promise.all([board(), currentViewer()]);
  // Wherever they look: whoever chose an area is led there.
  const isWhole = boardPath({ ...asked, near: null, reach: 'walk' }) === '/';
  const looked = { ...asked, area: asked.near ?? area };
  const [near, hasPlace] = await Promise.all([landmark(looked.area), hasPlaces()]);
  return (
    <main id="content" className="w-full">
      <div className="board-head">
        <Find asked={asked} landmark={near} />
      </div>
      {!viewer && isWhole && <WhatThisIs />}
      <JustDone
        said={await saidIn(said)}
        of={
          viewer
            ? ['seen', 'hidden', 'foldedNot']
            : ['hidden', 'foldedNot', 'signedOut', 'signedOutEverywhere', 'invited']
        }
      />
      {isWhole && <WhatIsNew viewer={viewer} />}
      {isWhole && <AskedToLook viewer={viewer} />}
      {asked.day ? (
        <OneDay looked={looked} day={asked.day} />
      ) : (
        <Sheets looked={looked} hasPlace={hasPlace} />
      )}
      <p className="px-(--edge) pt-4">
        <TellMe asked={asked} />
      </p>
      <FeedLinks page={boardPath({ ...asked, after: null })} />
    </main>
  );
}
