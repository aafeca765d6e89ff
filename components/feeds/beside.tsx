import type { Metadata } from 'next';
import { spokenHere } from '#components/feeds/spoken';
import { feedAddress } from '#lib/feeds/address';
import { HEIGHT, WIDTH } from '#lib/feeds/picture';
import { titleOf, whenOf } from '#lib/feeds/post-items';
import { fedPost } from '#lib/feeds/queries';
import { joinWords, speechIn } from '#lib/feeds/speech';
import { placeAddress } from '#lib/places/place/rules';
import { wholeAddress } from '#lib/platform/config/address';
import { board } from '#lib/settings/queries';
import { plainLine, plainStart } from '#lib/values/text/plain';
import { zone } from '#lib/values/time/zone';

// What stands in the head of a page for those who show a link to it, and for programs that look for its calendar and feeds.

type Beside = {
  page: string;
  /** As `page`, by the address that stays. */
  feed?: string;
  title: string;
  description: string;
  picture: string;
  feeds: boolean;
};

/** Nothing here says more than a visitor sees. */
async function beside({ page, feed = page, title, description, picture, feeds }: Beside): Promise<Metadata> {
  const { name } = await board();
  const { language, named } = await spokenHere();
  const asked = named ? `?language=${named}` : '';
  const images = [
    {
      url: wholeAddress(picture + asked),
      width: WIDTH,
      height: HEIGHT,
      type: 'image/png',
      alt: `${title} · ${description}`,
    },
  ];
  const types = {
    'text/calendar': feedAddress(feed, 'ics', named),
    ...(feeds && {
      'application/atom+xml': feedAddress(feed, 'atom', named),
      'application/feed+json': feedAddress(feed, 'json', named),
    }),
  };
  return {
    description,
    openGraph: {
      type: 'website',
      siteName: name,
      title,
      description,
      url: wholeAddress(page),
      locale: language,
      images,
    },
    twitter: { card: 'summary_large_image', title, description, images },
    alternates: { types },
  };
}

/** Beside the board. `page` is its address as it is asked. */
export async function besideBoard(page: string): Promise<Metadata> {
  const [{ name }, { language }] = await Promise.all([board(), spokenHere()]);
  const description = speechIn(language).feeds('words.board');
  return beside({ page, title: name, description, picture: '/preview.png', feeds: true });
}

/** Beside a place that is open. */
export async function besidePlace({
  id,
  slug,
  name,
  words,
}: {
  id: string;
  slug: string;
  name: string;
  words: string;
}): Promise<Metadata> {
  const { language } = await spokenHere();
  const description = plainStart(words, 200) || speechIn(language).feeds('words.place');
  const [page, picture] = [placeAddress(slug), placeAddress(slug, 'preview.png')];
  return beside({ page, feed: placeAddress(id), title: plainLine(name), description, picture, feeds: true });
}

/** Beside a post, where everybody may see it. */
export async function besidePost(id: string): Promise<Metadata> {
  const post = await fedPost(id);
  if (!post) return {};
  const { language } = await spokenHere();
  const speech = speechIn(language);
  const where = plainLine(post.place?.name ?? post.whereWords);
  const description = joinWords([whenOf(post, speech, zone()), where].filter(Boolean), speech);
  const page = `/posts/${id}`;
  const made = await beside({
    page,
    title: titleOf(post, speech),
    description,
    picture: `${page}/preview.png`,
    feeds: false,
  });
  return post.occurrences.some(({ kind }) => kind !== 'ANY') ? made : { ...made, alternates: undefined };
}
