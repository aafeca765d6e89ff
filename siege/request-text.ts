/** The lines of a head. */
export const heads = (headers: Record<string, string>): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');

/** The head of a form that says it is so long, and its first lines. */
export function multipartHead(own: Record<string, string>, origin: string, length: number): string {
  const head = {
    ...own,
    origin,
    'content-type': 'multipart/form-data; boundary=x',
    'content-length': `${length}`,
  };
  return `POST /offer HTTP/1.1\r\n${heads(head)}\r\n--x\r\nContent-Disposition: form-data; name="$ACTION_KEY"\r\n\r\n`;
}
