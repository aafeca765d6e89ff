import { existsSync, type FSWatcher, statSync, watch } from 'node:fs';
import path from 'node:path';
import { nightOf } from '#lib/platform/database/folders';
import { CHANGES, eraseRemoved, hold, SORTING } from '#lib/platform/database/held-files';

/** So often it is looked, beside being told of what is made: much sooner than PostgreSQL writes, settles and removes a file of its log. */
const OFTEN = 250;

/** Holds, from now on, what the clusters of a place make, and erases what they remove. @returns how to end that, with what is left */
export function keepHolding(folder: string): () => Promise<void> {
  const watched = new Map<string, FSWatcher>();
  let erasing: Promise<void> | undefined;
  const look = () => {
    const clusters = [folder, nightOf(folder)].filter((each) => existsSync(each));
    for (const cluster of clusters) hold(cluster);
    watchAlone(
      watched,
      clusters.flatMap((cluster) => [CHANGES, SORTING].map((name) => path.join(cluster, name))),
      look,
    );
    // What could not be erased is tried again.
    erasing ??= eraseRemoved(folder)
      .catch(() => {})
      .finally(() => {
        erasing = undefined;
      });
  };
  look();
  const timer = setInterval(look, OFTEN);
  return async () => {
    clearInterval(timer);
    watchAlone(watched, [], look);
    await erasing;
    await eraseRemoved(folder);
  };
}

/** Watches some folders and no others. One that was moved, and has another in its place, is another. */
function watchAlone(watched: Map<string, FSWatcher>, folders: string[], changed: () => void): void {
  const wanted = new Map(folders.map((folder) => [`${statOf(folder)} ${folder}`, folder]));
  for (const [name, watcher] of watched)
    if (!wanted.has(name)) {
      watcher.close();
      watched.delete(name);
    }
  for (const [name, folder] of wanted) {
    if (watched.has(name)) continue;
    try {
      // A name that comes or goes: what is written into a file that is held already changes nothing.
      const watcher = watch(folder, { persistent: false }, (event) => {
        if (event === 'rename') changed();
      });
      watcher.on('error', () => watcher.close());
      watched.set(name, watcher);
    } catch {} // gone already, or a system that tells nobody: it is looked often
  }
}

const statOf = (folder: string) => statSync(folder, { throwIfNoEntry: false })?.ino;
