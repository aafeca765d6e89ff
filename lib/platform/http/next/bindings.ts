/**
 * Whether what a form binds to its actions (`$ACTION_1:1`, JSON) can be what one of our pages bound: texts, yes or no, and what the
 * form showed before. Next does not seal it, and what is not JSON, or names parts of its own protocol ("$F1"), would break it.
 * @param head the first part of the form, its bytes as latin1; what is cut off there is not looked at.
 */
export function areBindings(head: string, boundary: string): boolean {
  for (const { index, 0: name } of head.matchAll(
    /name="\$ACTION_\d+:1"[^\r\n]*(?:\r\n[^\r\n]+)*(?:\r\n){2}/g,
  )) {
    const from = index + name.length;
    const till = head.indexOf(`\r\n--${boundary}`, from);
    if (till >= 0 && !isBinding(head.slice(from, till))) return false;
  }
  return true;
}

/** Whether a text is what a page bound. */
export function isBinding(text: string): boolean {
  try {
    const bound: unknown = JSON.parse(text);
    return Array.isArray(bound) && bound.every(isText) && isPlain(bound);
  } catch {
    return false; // not JSON, or nested without end
  }
}

/** A text, yes or no, or what a form showed before (lib/form/state.ts). */
function isText(bound: unknown): boolean {
  if (typeof bound === 'string') return bound.isWellFormed() && !bound.includes('\0');
  if (typeof bound === 'boolean') return true;
  return typeof bound === 'object' && bound !== null && 'values' in bound && 'errors' in bound;
}

/** Whether nothing in it stands for something else: React writes a text that begins with "$" as "$$". */
function isPlain(part: unknown): boolean {
  if (typeof part === 'string')
    return !part.startsWith('$') || part.startsWith('$$') || part === '$undefined';
  return typeof part !== 'object' || part === null || Object.values(part).every(isPlain);
}
