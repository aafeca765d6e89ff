import type { Config } from '#lib/platform/config/config';

/**
 * How every cookie of ours is set: for the whole board, out of reach of scripts, not sent along by other sites, and encrypted on its
 * way where the board is reached so.
 * @param maxAge in seconds
 */
export function cookieFlags({ PUBLIC_URL }: Pick<Config, 'PUBLIC_URL'>, maxAge: number) {
  const secure = PUBLIC_URL?.startsWith('https:') ?? false;
  return { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge } as const;
}
