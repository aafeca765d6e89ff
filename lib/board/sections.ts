import { compare, type Hit } from '#lib/board/probes';
import type { CardView, SectionView } from '#lib/posts/post/schema';

/** A part of the board, of which some may still be taken out. */
export type BoardSection = Omit<SectionView, 'cards'> & { cards: CardView[] };

/** Hits in their order as the sections of the board, each cut to its length. */
export function sectioned(
  hits: Hit[],
  cards: Map<string, CardView>,
  most: Partial<Record<SectionView['name'], number>>,
): BoardSection[] {
  const sections = new Map<string, Hit[]>();
  for (const hit of hits) {
    const key = hit.name === 'day' ? hit.day : hit.name;
    sections.set(key, [...(sections.get(key) ?? []), hit]);
  }
  const order = (hit: Hit) => ORDER.indexOf(hit.name);
  return [...sections.values()]
    .map((all): BoardSection & { first: Hit } => {
      const first = all[0] as Hit;
      const shown = all.slice(0, most[first.name]);
      const last = shown.at(-1) as Hit;
      return {
        first,
        name: first.name,
        day: first.name === 'any' || first.name === 'later' ? null : first.day,
        cards: shown.flatMap(({ id }) => cards.get(id) ?? []),
        more: all.length > shown.length ? { day: last.day, after: last } : null,
      };
    })
    .sort((a, b) => order(a.first) - order(b.first) || compare(a.first.day, b.first.day))
    .map(({ first: _, ...section }) => section);
}

const ORDER: SectionView['name'][] = ['today', 'any', 'tomorrow', 'day', 'later'];
