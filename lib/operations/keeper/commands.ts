import { KeeperError } from '#lib/operations/errors';
import { backupIdentity } from '#lib/operations/keeper/backup-identity';
import { check } from '#lib/operations/keeper/check';
import { eraseAt, isAddress } from '#lib/operations/keeper/erase';
import { forgetNow, type Given } from '#lib/operations/keeper/forget';
import { rotate } from '#lib/operations/keeper/rotate';
import { unfold } from '#lib/operations/keeper/unfold';
import { beCarefulAgain, endFirstDays } from '#lib/people/careful/mutations';
import { leave } from '#lib/people/leaving/mutations';
import { changePassphrase } from '#lib/people/passphrase/mutations';
import { viewerByKeeper } from '#lib/people/person/mutations';
import type { Viewer } from '#lib/people/viewer';
import { reopenByKeeper } from '#lib/places/closing/mutations';
import { describeBoard } from '#lib/settings/mutations';
import { words } from '#lib/values/text/input';

/** What all of them are. */
export const HELP = `What the keeper can do:

  npm run keeper -- passphrase NAME   make somebody a new passphrase, shown once
  npm run keeper -- welcome NAME      end a newcomer's careful days
  npm run keeper -- careful           all names younger than three days are careful again, whoever welcomed them
  npm run keeper -- unfold ADDRESS    open what is folded at an address: /posts/ID, /posts/ID#message-ID, /places/NAME,
                                      /places/NAME/today, /places/NAME/history (all its earlier pages), /people/NAME, /pictures/KEY
  npm run keeper -- erase NAME        erase somebody and all they posted, as if they left
  npm run keeper -- reopen ADDRESS    bring back a place that was closed, a home too: /places/… or its last part
  npm run keeper -- erase ADDRESS     erase what stands there (/posts/ID, /posts/ID#message-ID, /places/NAME, /places/NAME/today, a picture), now, with its bytes;
                                      --backups behind it: write all backups over as well, and make a new one
  npm run keeper -- forget            erase what has passed, now, with its bytes, and say what
  npm run keeper -- words TEXT        what the board says of itself on /about: who keeps it, how to reach them
  npm run keeper -- rotate            give the board another secret: everything sealed is sealed anew; the board must not run
  npm run keeper -- backup-identity   make the pair to which backups are sealed, shown once, at a terminal
  npm run keeper -- check             see whether everything is as it should be; --identity FILE, or typed: whether you hold what opens the backups

A name with spaces may stand without quotes. The settings are those of npm start.`;

/** What is done by whoever keeps the machine, each with what follows its name; answers in words. */
export const COMMANDS: Record<string, (rest: string, given: Given) => Promise<string>> = {
  passphrase: async (name) => {
    const person = await somebody(name);
    const passphrase = await changePassphrase(person);
    return `The new passphrase of ${person.name}, shown only now:\n\n  ${passphrase}\n\nThe old one no longer works, and they are signed out everywhere.`;
  },
  welcome: async (name) => {
    const person = await somebody(name);
    await endFirstDays(person);
    return `${person.name} is welcome.`;
  },
  careful: async () => {
    await beCarefulAgain();
    return 'All whose first three days are not over are careful again.';
  },
  unfold: (address) => unfold(address.trim()),
  erase: async (name, given) => {
    if (isAddress(name)) return eraseAt(name, given);
    const person = await somebody(name);
    await leave(person);
    return `${person.name} is erased, with all they posted.`;
  },
  reopen: async (address) => {
    const name = await reopenByKeeper(address);
    if (!name) throw new KeeperError('Say which place, by its address: there is none like that.');
    return `${name} is open.`;
  },
  words: async (text) => {
    const { data, error } = words(4000).safeParse(text);
    if (error)
      throw new KeeperError('Say it in at most four thousand characters: npm run keeper -- words TEXT');
    await describeBoard(data);
    return 'This now stands on /about.';
  },
  forget: (_, given) => forgetNow(given),
  check,
};

/** What is done while the board does not run. */
export const ALONE: Record<string, () => Promise<string>> = { rotate, 'backup-identity': backupIdentity };

async function somebody(name: string): Promise<Viewer> {
  if (!name) throw new KeeperError('Say whose: the name as it stands on the board.');
  const person = await viewerByKeeper(name);
  if (!person) throw new KeeperError(`Nobody here is called ${name}.`);
  return person;
}
