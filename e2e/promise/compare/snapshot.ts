import type { Answer, Ask } from './answers.ts';

/** What was answered at each address, without what is spared. */
export type Snapshot = Map<string, string>;

/** What can be read as text; the rest is compared as bytes. */
const TEXT = /^content-type: (?:text|application)\/.*/im;
/** What is no page holds nothing made for one answer: its size on the wire, packed, is compared too. */
const PACKED = /\.(?:ics|atom|json|txt|webmanifest)(?:\?|$)/;

/** Asks every address. @throws where one fails: what a page that failed does not say proves nothing */
export async function snapshot(ask: Ask, addresses: string[]): Promise<Snapshot> {
  const all = addresses.flatMap((address) => [
    { address, coding: 'identity' as const },
    ...(PACKED.test(address) ? [{ address, coding: 'br' as const }] : []),
  ]);
  const found = all.map(async ({ address, coding }): Promise<[string, string]> => {
    const answer = await ask(address, coding);
    return [coding === 'br' ? `${address}, packed` : address, textOf(answer, address)];
  });
  return new Map(await Promise.all(found));
}

function textOf({ status, head, body }: Answer, address: string): string {
  if (status >= 500) throw new Error(`${address} answers ${status}: ${body.toString().slice(0, 300)}`);
  const lines = head.map((line) => `${line.join(': ')}\n`).join('');
  const isText = TEXT.test(lines) && !/^content-encoding:/im.test(lines);
  return `${status}\n${lines}\n${body.toString(isText ? 'utf8' : 'latin1')}`;
}

/** Where two snapshots of the same addresses differ beyond what is spared, and in what. */
export function differences(before: Snapshot, after: Snapshot, spare: (text: string) => string): string[] {
  return [...after].flatMap(([address, text]) => {
    const [one, other] = [spare(before.get(address) ?? ''), spare(text)];
    if (one === other) return [];
    const at = [...one].findIndex((sign, index) => sign !== other[index]);
    const around = (of: string) => (at < 0 ? of.slice(-140) : of.slice(Math.max(0, at - 60), at + 80));
    return [`${address}: … ${around(one)} … ${around(other)} …`];
  });
}
