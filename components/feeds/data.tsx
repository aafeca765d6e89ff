import { spokenHere } from '#components/feeds/spoken';
import type { Context } from '#lib/feeds/post-items';
import { fedFromPlace, fedPost } from '#lib/feeds/queries';
import { type Data, eventOf } from '#lib/feeds/schema-org';
import { speechIn } from '#lib/feeds/speech';
import { placeAddress } from '#lib/places/place/rules';
import type { PlaceView } from '#lib/places/place/schema';
import { wholeAddress } from '#lib/platform/config/address';
import { plain, plainLine } from '#lib/values/text/plain';
import { now } from '#lib/values/time/clock';
import { zone } from '#lib/values/time/zone';

/** What a page says of an activity to machines (JSON-LD); nothing for offers, requests, and what everybody may not see. */
export async function EventData({ id }: { id: string }) {
  const post = await fedPost(id);
  const event = post && eventOf(post, await context(), wholeAddress(`/posts/${id}/preview.png`));
  return event ? <Structured data={event} /> : null;
}

/** What a place's page says of it, and of what is done together there. */
export async function PlaceData({ place }: { place: PlaceView }) {
  const { id, slug, name, words, whereWords, goes } = place;
  if (goes) return null;
  const posts = await fedFromPlace(id, { kind: 'activity', q: null, day: null });
  const said = await context();
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Place',
    name: plainLine(name),
    description: plain(words) || undefined,
    address: plainLine(whereWords) || undefined,
    url: wholeAddress(placeAddress(slug)),
    image: wholeAddress(placeAddress(slug, 'preview.png')),
    event: posts.map((post) => eventOf(post, said)).filter((event) => event !== undefined),
  };
  return <Structured data={data} />;
}

async function context(): Promise<Context> {
  const { language } = await spokenHere();
  return { speech: speechIn(language), zone: zone(), now: now(), address: wholeAddress };
}

/** Whatever people wrote, it ends no script: each "<" is escaped as JSON has it. */
function Structured({ data }: { data: Data }) {
  const json = JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, escaped);
  return <script type="application/ld+json">{json}</script>;
}

const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
