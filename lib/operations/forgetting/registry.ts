import 'server-only';
import { oldestOfMessages, passedMessages, timesOfMessages } from '#lib/conversations/sweep';
import { emptyCorrespondences, oldestOfLetters, passedLetters, timesOfLetters } from '#lib/letters/sweep';
import { oldestOfMails, passedMails } from '#lib/notifications/sweep';
import {
  forgetAddressAgain,
  oldestOfLinks,
  oldestOfQuietAddresses,
  passedLinks,
  passedQuietAddresses,
  stopMailsAgain,
} from '#lib/people/address/sweep';
import { oldestOfInvitations, passedInvitations } from '#lib/people/invitation/sweep';
import { leaveOnceMore, oldestOfPeople, questionsToStay, unseenPeople } from '#lib/people/leaving/sweep';
import {
  forgetPassphraseAgain,
  oldestOfSessions,
  passedCarefulDays,
  passedSessions,
} from '#lib/people/person/sweep';
import { oldestOfPictures, stagedPictures } from '#lib/pictures/sweep';
import {
  closeAgain,
  closedPlaces,
  oldestOfPlaces,
  passedTodayLines,
  passedVersions,
  timesOfVersions,
} from '#lib/places/sweep';
import type { EraseAgain } from '#lib/platform/database/erase-again-step';
import type { Oldest } from '#lib/platform/database/oldest';
import type { Step } from '#lib/platform/database/sweep-step';
import { passedTombstones } from '#lib/platform/database/tombstones-sweep';
import { oldestOfSubmissions, passedSubmissions } from '#lib/platform/form/sweep';
import { oldestOfJoinings, passedJoinings } from '#lib/posts/joinings/sweep';
import { oldestOfDates, passedDates } from '#lib/posts/occurrences/sweep';
import {
  daysOfHosts,
  oldestOfPosts,
  passedPosts,
  questionsStillSo,
  unnameAgain,
  withdrawAgain,
  withdrawnPosts,
} from '#lib/posts/post/sweep';
import { oldestOfWatches, passedMatches, passedNews } from '#lib/watches/sweep';

// Everything that is forgotten, in one place. How each thing goes stands in the sweep.ts of its noun; which tables there are and what
// becomes of each in lib/values/periods.ts, which database-tables.test.ts holds against the living catalogue.

/** All that is forgotten by time. What a step says of one kind never waits for another: any order will do. */
export const STEPS: readonly Step[] = [
  passedJoinings,
  passedDates,
  withdrawnPosts,
  passedPosts,
  passedMessages,
  passedTodayLines,
  passedLetters,
  emptyCorrespondences,
  passedVersions,
  closedPlaces,
  passedInvitations,
  passedQuietAddresses,
  passedLinks,
  passedSessions,
  passedSubmissions,
  stagedPictures,
  passedTombstones,
  passedMails,
  passedMatches,
  passedNews,
  questionsStillSo,
  questionsToStay,
  unseenPeople,
  passedCarefulDays,
  daysOfHosts,
  // All that says who made it, and when: words, letters, and how places' pages were.
  timesOfMessages,
  timesOfLetters,
  timesOfVersions,
];

/** What is erased once more where a backup brought it back. People go last: then what is theirs alone is known. */
export const ERASED_AGAIN: readonly EraseAgain[] = [
  withdrawAgain,
  unnameAgain,
  closeAgain,
  forgetPassphraseAgain,
  forgetAddressAgain,
  stopMailsAgain,
  leaveOnceMore,
];

/** What /remembers says of the oldest things. */
export const OLDEST: readonly Oldest[] = [
  oldestOfPosts,
  oldestOfJoinings,
  oldestOfDates,
  oldestOfMessages,
  oldestOfPlaces,
  oldestOfLetters,
  oldestOfInvitations,
  oldestOfQuietAddresses,
  oldestOfLinks,
  oldestOfSessions,
  oldestOfSubmissions,
  oldestOfPictures,
  oldestOfMails,
  oldestOfWatches,
  oldestOfPeople,
];
