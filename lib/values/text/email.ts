/** What may stand before the @ without quotes (RFC 5322, 3.2.3, dot-atom-text): also in "ina&olaf@example.org". */
const LOCAL = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const HOST = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+(?:[a-z]{2,63}|xn--[a-z\d-]{1,59})$/;

/**
 * An e-mail address as it is kept and written to: its host in ASCII (`xn--…`), by which mail servers know hosts of any script. Null for what
 * is none.
 */
export function emailOf(text: string): string | null {
  const at = text.lastIndexOf('@');
  const [local, host] = [text.slice(0, at), text.slice(at + 1)];
  // Only what is a host already is read as one: a URL would cut "example.org/x" short.
  if (at < 1 || at > 64 || !LOCAL.test(local) || !/^[\p{L}\p{M}\p{N}.\u3002-]+$/u.test(host)) return null;
  const url = URL.parse(`http://${host}/`);
  return url && HOST.test(url.hostname) && url.hostname.length <= 253 ? `${local}@${url.hostname}` : null;
}
