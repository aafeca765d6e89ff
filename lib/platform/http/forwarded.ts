import type { IncomingMessage } from 'node:http';
import type { Config } from '#lib/platform/config/config';
import type { IncomingStep } from '#lib/platform/http/exchange';

const FORWARDED = ['x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-for'];

/** Tells what is behind the door where it is reached: by the settings, else by what a trusted proxy says. */
export const setForwarded: IncomingStep = ({ req, door }) => forward(req, door.settings);

/** The same for any request. */
export function forward(
  req: Pick<IncomingMessage, 'headers'>,
  { PUBLIC_URL, TRUST_PROXY }: Pick<Config, 'PUBLIC_URL' | 'TRUST_PROXY'>,
): undefined {
  if (!TRUST_PROXY) for (const name of FORWARDED) delete req.headers[name];
  if (!PUBLIC_URL) return;
  const { host, protocol } = new URL(PUBLIC_URL);
  req.headers.host = host;
  req.headers['x-forwarded-host'] = host;
  req.headers['x-forwarded-proto'] = protocol.slice(0, -1);
}
