import 'server-only';
import { verify } from '@node-rs/argon2';
import { cameByLink } from '#lib/people/sign-in-link/by-link-cookie';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import type { MistakeKey } from '#lib/values/language/keys';
import { normalisePassphrase } from '#lib/values/text/passphrase';

/**
 * Whether it is the viewer who changes what signs them in, and not whoever found their device open: by their passphrase, or because they
 * came by a link a moment ago. @returns what is wrong with the field `passphrase`
 */
export async function proofMistake(
  viewer: Viewer,
  passphrase: string | null | undefined,
): Promise<MistakeKey | undefined> {
  if (await cameByLink()) return undefined;
  if (!passphrase) return 'people.passphraseAsked';
  return (await isPassphraseOf(viewer, passphrase)) ? undefined : 'people.notYourPassphrase';
}

/** Whether a passphrase is somebody's. */
export async function isPassphraseOf(viewer: Viewer, passphrase: string): Promise<boolean> {
  const { passphraseHash } = await database().person.findUniqueOrThrow({
    where: { id: viewer.id },
    select: { passphraseHash: true },
  });
  return passphraseHash !== null && (await verify(passphraseHash, normalisePassphrase(passphrase)));
}
