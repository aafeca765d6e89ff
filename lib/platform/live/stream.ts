import 'server-only';
import { LOST, listener } from '#lib/platform/database/listener';

/** Proxies and phones drop what is silent for half a minute. */
const HEARTBEAT = 25_000;
/** Where a stream breaks, the browser begins again after this. */
const RETRY = 2_000;
/** As many pages as one person looks at at once; of more, the one opened first is let go. */
const MOST = 8;

const kept = globalThis as { fournilStreams?: Map<string, Set<() => void>> };

type Streaming = {
  /** Whose it is: a person's id. */
  owner: string;
  /** What it tells of. */
  topics: string[];
  /** For how many milliseconds the page has been loading: what changed since then is told at once. */
  age: number;
  /** Asked at every heartbeat: whether whoever listens still may. */
  mayStay: () => Promise<boolean>;
  /** Aborted when the reader has gone. */
  signal: AbortSignal;
};

/** A stream of events (HTML standard, 9.2) that says `changed` whenever one of its topics has, and nothing else. */
export async function liveStream({ owner, topics, age, mayStay, signal }: Streaming): Promise<Response> {
  const encoder = new TextEncoder();
  let close = () => {};
  let say = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      say = () => send('data: changed\n\n');
      const forget = listener().hear((topic) => {
        if (topic === LOST || topics.includes(topic)) say();
      });
      const heartbeat = setInterval(async () => {
        const stays = await mayStay().catch(() => true); // a database that restarts is no reason to part
        if (signal.aborted) return;
        if (stays) send(':\n\n');
        else close();
      }, HEARTBEAT);
      close = once(() => {
        forget();
        say = () => {};
        clearInterval(heartbeat);
        signal.removeEventListener('abort', close);
        leave(owner, close);
        try {
          controller.close();
        } catch {
          // the reader has closed it
        }
      });
      signal.addEventListener('abort', close);
      enter(owner, close);
      send(`retry: ${RETRY}\n\n`);
    },
    cancel: () => close(),
  });
  await listener().ready();
  if (!signal.aborted && listener().mayHaveChanged(topics, age)) say();
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    },
  });
}

function enter(owner: string, close: () => void): void {
  kept.fournilStreams ??= new Map();
  const streams = kept.fournilStreams.get(owner) ?? new Set();
  kept.fournilStreams.set(owner, streams.add(close));
  if (streams.size > MOST) [...streams][0]?.();
}

function leave(owner: string, close: () => void): void {
  const streams = kept.fournilStreams?.get(owner);
  streams?.delete(close);
  if (streams?.size === 0) kept.fournilStreams?.delete(owner);
}

function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    work();
  };
}
