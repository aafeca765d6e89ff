import { addDays, weekdayOf } from '#lib/values/time/day';

/** Words that are said as one, of 2048 each: nobody guesses them, behind the few tries that a household has. */
export const WORDS_OF_A_DOOR = 3;

/** The Monday of a day's week: a door has another word each week. */
export const weekOf = (day: string): string => addDays(day, 1 - weekdayOf(day));

/** The weeks whose words open on a day: its own, and the one before, since a sheet hangs on a door for a while. */
export const weeksThatOpen = (day: string): [string, string] => [weekOf(day), weekOf(addDays(day, -7))];
