import type { IncomingMessage } from 'node:http';
import { isIP, isIPv6 } from 'node:net';
import type { Config } from '#lib/platform/config/config';

/** Whom a request comes from, as far as limits are concerned: the same text for the same household, and for the network it is in. */
export type Client = { household: string; network: string };

/**
 * Whom to slow down: behind a trusted proxy, the last address it added, however it is written; else whoever holds the connection. A
 * household holds one address of IPv4, or a /64 of IPv6; its provider may give it a /48, whose /64s are one network.
 */
export function clientOf(req: IncomingMessage, { TRUST_PROXY }: Pick<Config, 'TRUST_PROXY'>): Client {
  const last =
    TRUST_PROXY &&
    String(req.headers['x-forwarded-for'] ?? '')
      .split(',')
      .at(-1);
  const address = plainAddress(last || '') ?? plainAddress(req.socket.remoteAddress ?? '') ?? '';
  if (!isIPv6(address)) return { household: address, network: address };
  const groups = groupsOf(address);
  return { household: groups.slice(0, 4).join(':'), network: groups.slice(0, 3).join(':') };
}

/** An address as the standard writes it (RFC 5952), without port, brackets, zone or what maps IPv4 into IPv6; undefined for none. */
export function plainAddress(text: string): string | undefined {
  const bare =
    /^\[([^\]]*)\](?::\d+)?$/.exec(text.trim())?.[1] ?? text.trim().replace(/^([\d.]+):\d+$/, '$1');
  const address = bare.replace(/%.*$/, '');
  if (!isIP(address)) return undefined;
  if (!isIPv6(address)) return address;
  const groups = groupsOf(address);
  if (!/^(?:0:){5}ffff:/.test(groups.join(':'))) return new URL(`http://[${address}]`).hostname.slice(1, -1);
  return groups.slice(6).flatMap(bytesOf).join('.');
}

/** The eight groups of an IPv6 address, with the zeros that "::" leaves out (RFC 4291, 2.2). */
function groupsOf(address: string): string[] {
  const plain = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [before = [], after] = plain.split('::').map((part) => (part ? part.split(':') : []));
  const zeros = after ? Array(8 - before.length - after.length).fill('0') : [];
  return [...before, ...zeros, ...(after ?? [])];
}

function bytesOf(group: string): number[] {
  const bits = Number.parseInt(group, 16);
  return [bits >> 8, bits & 255];
}
