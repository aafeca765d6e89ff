import { arabic, georgian, greek, hebrew, persian, russian, ukrainian } from './east.ts';
import { amharic, bengali, chinese, hindi, japanese, korean, tamil, thai } from './south.ts';
import type { Tongue } from './tongue.ts';
import { english, french, german, polish, spanish, turkish, vietnamese } from './west.ts';

/** The languages of a large town, each with how often it is written: of so many posts together, that many. */
export const TONGUES: [often: number, tongue: Tongue][] = [
  ...([
    [20, german],
    [14, english],
    [6, french],
    [6, turkish],
    [6, arabic],
  ] as [number, Tongue][]),
  ...([
    [5, russian],
    [5, polish],
    [4, ukrainian],
    [4, spanish],
    [3, vietnamese],
  ] as [number, Tongue][]),
  ...([
    [3, greek],
    [3, persian],
    [3, hebrew],
    [3, hindi],
    [3, chinese],
  ] as [number, Tongue][]),
  ...([
    [3, japanese],
    [2, korean],
    [2, bengali],
    [2, tamil],
    [2, thai],
  ] as [number, Tongue][]),
  ...([
    [1, georgian],
    [1, amharic],
  ] as [number, Tongue][]),
];
