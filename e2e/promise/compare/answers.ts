import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';

/** An answer as it came over the wire: its status, the lines of its head in their order, its bytes. */
export type Answer = { status: number; head: [name: string, value: string][]; body: Buffer };

/** Asks an address as somebody, and follows nowhere. `coding`: how its bytes may be packed. */
export type Ask = (address: string, coding?: 'identity' | 'br') => Promise<Answer>;

/** As many are asked for at once: a browser's six would be held against whoever asks nothing else. */
const AT_ONCE = 4;
/** What hangs is a failure that says so. */
const PATIENCE = 120_000;

/** How somebody asks a board; `own` is what their browser sends along. */
export function asking(url: string, own: Record<string, string> = {}, patience = PATIENCE): Ask {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  return (address, coding = 'identity') =>
    new Promise((resolve, reject) => {
      const headers = { 'accept-language': 'en', 'accept-encoding': coding, ...own };
      const asked = request(url + address, { agent, headers, timeout: patience });
      asked.on('response', (answer) => read(answer).then(resolve, reject));
      asked.on('timeout', () => asked.destroy(new Error(`${address}: no answer`)));
      asked.on('error', reject);
      asked.end();
    });
}

/** Reads an answer whole. */
export async function read(answer: IncomingMessage): Promise<Answer> {
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part);
  return { status: answer.statusCode ?? 0, head: headOf(answer), body: Buffer.concat(parts) };
}

/** Somebody who listens for what changes. `hears` resolves when some words have come. */
export type Ear = { heard: () => string; hears: (words: string) => Promise<void>; close: () => void };

/** Listens at an address that may stream, from when it has begun to answer. What was heard is all of it: status, head and bytes. */
export function listening(url: string, cookie = ''): Promise<Ear> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers: { cookie } });
    asked.on('response', (answer) => {
      const head = headOf(answer).filter(([name]) => name !== 'Date');
      let heard = `${answer.statusCode}\n${head.map((line) => line.join(': ')).join('\n')}\n\n`;
      answer.on('data', (part) => (heard += part));
      answer.on('error', () => {}); // whoever closes it hears no more
      resolve({
        heard: () => heard,
        hears: async (words) => {
          while (!heard.includes(words)) await once(answer, 'data');
        },
        close: () => asked.destroy(),
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}

function headOf({ rawHeaders }: IncomingMessage): Answer['head'] {
  return rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? '']] : []));
}
