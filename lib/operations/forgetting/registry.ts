import 'server-only';
import { passedMessages, timesOfMessages } from '#lib/conversations/sweep';
import { hiddenAgain, passedFolds } from '#lib/folds/sweep';
import { emptyCorrespondences, passedLetters, timesOfLetters } from '#lib/letters/sweep';
import { passedMails } from '#lib/notifications/sweep';
import {
  forgetAddressAgain,
  passedLinks,
  passedQuietAddresses,
  stopMailsAgain,
} from '#lib/people/address/sweep';
import {
  passedFirstDays,
  picturesOfFirstDays,
  placesOfFirstDays,
  postsOfFirstDays,
} from '#lib/people/careful/sweep';
import { passedInvitations } from '#lib/people/invitation/sweep';
import { leaveOnceMore, questionsToStay, unseenPeople } from '#lib/people/leaving/sweep';
import { forgetPassphraseAgain, passedSessions } from '#lib/people/person/sweep';
import { stagedPictures } from '#lib/pictures/sweep';
import {
  closeAgain,
  closedPlaces,
  hideHomesAgain,
  passedFormerSlugs,
  passedTodayLines,
  passedVersions,
  picturesOut,
  timesOfVersions,
} from '#lib/places/sweep';
import type { EraseAgain } from '#lib/platform/database/erase-again-step';
import type { Step } from '#lib/platform/database/sweep-step';
import {
  passedLivingBackups,
  passedTombstones,
  tombstonesOfBefore,
} from '#lib/platform/database/tombstones-sweep';
import { passedSubmissions } from '#lib/platform/form/sweep';
import { passedArrivalReads } from '#lib/posts/arrival/sweep';
import { passedJoinings } from '#lib/posts/joinings/sweep';
import { letOutAgain } from '#lib/posts/let-in/sweep';
import { passedDates } from '#lib/posts/occurrences/sweep';
import {
  daysOfHosts,
  passedPosts,
  questionsStillSo,
  unnameAgain,
  withdrawAgain,
  withdrawnPosts,
} from '#lib/posts/post/sweep';
import { keepersToldBefore, passedReports } from '#lib/reports/sweep';
import { passedMatches, passedNews } from '#lib/watches/sweep';

// Everything that is forgotten, in one place. How each thing goes stands in the sweep.ts of its noun; which tables there are and what
// becomes of each in lib/values/periods.ts, which database-tables.test.ts holds against the living catalogue.

/** All that is forgotten by time. What a step says of one kind never waits for another: any order will do. */
export const STEPS: readonly Step[] = [
  passedJoinings,
  passedArrivalReads,
  passedDates,
  withdrawnPosts,
  passedPosts,
  passedMessages,
  passedTodayLines,
  passedLetters,
  emptyCorrespondences,
  passedVersions,
  picturesOut,
  passedFormerSlugs,
  closedPlaces,
  passedInvitations,
  passedQuietAddresses,
  passedLinks,
  passedSessions,
  passedSubmissions,
  stagedPictures,
  passedLivingBackups,
  passedTombstones,
  tombstonesOfBefore,
  passedMails,
  passedMatches,
  passedNews,
  passedFolds,
  passedReports,
  keepersToldBefore,
  questionsStillSo,
  questionsToStay,
  unseenPeople,
  passedFirstDays,
  postsOfFirstDays,
  placesOfFirstDays,
  picturesOfFirstDays,
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
  letOutAgain,
  hideHomesAgain,
  closeAgain,
  ...hiddenAgain,
  forgetPassphraseAgain,
  forgetAddressAgain,
  stopMailsAgain,
  leaveOnceMore,
];
