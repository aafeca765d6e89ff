/** A part of a page whose lists renew themselves when what it is about has changed (components/ui/live.tsx). */
const parts = new Set<HTMLElement>();
const PATIENCE = [500, 2_000, 5_000, 15_000, 30_000];
let source: EventSource | undefined;
let heard = '';
let failed = 0;
let again: ReturnType<typeof setTimeout> | undefined;
let fetching = false;
let stale = false;

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
    again = setTimeout(
      () => {
        heard = '';
        listen();
      },
      PATIENCE[Math.min(failed, PATIENCE.length - 1)],
    );
    failed += 1;
  };
}

/** Fetches the page again and swaps what is new in it; what changes meanwhile is fetched once more. */
async function renew(): Promise<void> {
  stale = true;
  if (fetching) return;
  fetching = true;
  while (stale) {
    stale = false;
    try {
      const answer = await fetch(location.href);
      if (answer.ok) swap(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    } catch {
      break; // no network: the stream begins again and asks anew
    }
  }
  fetching = false;
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
