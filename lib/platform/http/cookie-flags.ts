import type { Config } from '#lib/platform/config/config';

type Settings = Partial<Pick<Config, 'PUBLIC_URL'>>;

/** Whether the board is reached encrypted. */
export const isEncrypted = ({ PUBLIC_URL }: Settings): boolean => PUBLIC_URL?.startsWith('https:') ?? false;

/**
 * How every cookie of ours is set: for the whole board, out of reach of scripts, not sent along by other sites, and encrypted on its
 * way where the board is reached so.
 * @param maxAge in seconds
 */
export function cookieFlags(settings: Settings, maxAge: number) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: isEncrypted(settings), maxAge } as const;
}
