/** A part of a page whose lists renew themselves when what it is about has changed (components/ui/live.tsx). */
const parts = new Set<HTMLElement>();
const PATIENCE = [500, 2_000, 5_000, 15_000, 30_000];
/** How long to wait after so many tries in a row: longer each time, and never the same for all who look at once. */
const pause = (tries: number) =>
  (PATIENCE[Math.min(tries, PATIENCE.length - 1)] ?? 0) * (0.5 + Math.random());
let source: EventSource | undefined;
let heard = '';
let failed = 0;
let again: ReturnType<typeof setTimeout> | undefined;
let fetching = false;
let stale = false;
let refused = 0;
let waiting: ReturnType<typeof setTimeout> | undefined;

/** One stream for the page, while it is looked at: a hidden page would hold a connection that others need. */
function listen(): void {
  const about = document.hidden ? '' : ([...parts][0]?.getAttribute('about') ?? '');
  if (about === heard) return;
  clearTimeout(again);
  source?.close();
  heard = about;
  if (!about) return;
  // What changed while the page was loading is told at once.
  const age = Math.round(performance.now());
  source = new EventSource(`/live?about=${encodeURIComponent(about)}&age=${age}`);
  source.onopen = () => {
    failed = 0;
  };
  source.onmessage = renew;
  source.onerror = () => {
    source?.close();
    again = setTimeout(() => {
      heard = '';
      listen();
    }, pause(failed));
    failed += 1;
  };
}

/** Fetches the page again and swaps what is new in it; what changes meanwhile is fetched once more, and what is refused is later. */
async function renew(): Promise<void> {
  stale = true;
  if (fetching || waiting) return;
  fetching = true;
  while (stale) {
    stale = false;
    const wait = await fetchOnce();
    if (wait === 0) continue;
    waiting = setTimeout(() => {
      waiting = undefined;
      void renew();
    }, wait);
    break;
  }
  fetching = false;
}

/** Fetches the page once. Returns the milliseconds to wait before asking again, where the board was too busy (429, 5xx); else 0. */
async function fetchOnce(): Promise<number> {
  try {
    const answer = await fetch(location.href, { headers: { 'X-Requested-With': 'live' } });
    const isBusy = answer.status === 429 || answer.status >= 500;
    if (answer.ok) swap(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    if (!isBusy) refused = 0;
    return isBusy ? Math.max(Number(answer.headers.get('Retry-After')) * 1000, pause(refused++)) : 0;
  } catch {
    return 0; // no network: the stream begins again and asks anew
  }
}

function swap(page: Document): void {
  for (const part of parts) {
    const fresh = page.querySelector(`live-part[part="${part.getAttribute('part')}"]`);
    const lists = fresh?.querySelectorAll('[data-list]') ?? [];
    part.querySelectorAll('[data-list]').forEach((list, at) => {
      const other = lists[at];
      if (other) renewList(list, other);
    });
  }
}

const keyOf = (item: Element) => item.getAttribute('data-key');
/** What somebody is typing, choosing or has opened stays as it is. */
const inUse = (item: Element) =>
  item.contains(document.activeElement) || item.querySelector('[open]') !== null;
const saidIn = (item: Element) => item.querySelector('[data-said]') ?? item;

function renewList(list: Element, fresh: Element): void {
  const before = new Map([...list.children].map((item) => [keyOf(item), item]));
  let last: Element | null = null;
  for (const item of [...fresh.children]) {
    const old: Element | undefined = before.get(keyOf(item));
    before.delete(keyOf(item));
    const here: Element = old ? renewItem(old, item) : document.importNode(item, true);
    const place: ChildNode | null = last ? last.nextSibling : list.firstChild;
    if (here !== place) list.insertBefore(here, place);
    last = here;
  }
  for (const gone of before.values()) if (!inUse(gone)) gone.remove();
}

function renewItem(old: Element, item: Element): Element {
  const said = saidIn(old);
  if (said.innerHTML === saidIn(item).innerHTML) return old;
  if (!inUse(old)) {
    const here = document.importNode(item, true);
    old.replaceWith(here);
    return here;
  }
  if (said !== old) said.replaceWith(document.importNode(saidIn(item), true));
  return old;
}

customElements.define(
  'live-part',
  class extends HTMLElement {
    connectedCallback() {
      parts.add(this);
      listen();
    }

    disconnectedCallback() {
      parts.delete(this);
      listen();
    }
  },
);

document.addEventListener('visibilitychange', listen);
