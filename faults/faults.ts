import { frozen, restarted } from './away.ts';
import { clockJumps } from './clock.ts';
import type { Fault } from './fault.ts';
import { fullDisk } from './full-disk.ts';
import { kills, processKills } from './kills.ts';
import { mailServer } from './mail.ts';

/** All faults, in the order in which they are tried. */
export const FAULTS: Fault[] = [kills, processKills, restarted, frozen, fullDisk, mailServer, clockJumps];
