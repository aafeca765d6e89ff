/** A page without what is made anew for every answer: hidden fields, and the numbers by which React knows forms. */
export function settled(html: string): string {
  return html
    .replace(/<input[^>]*type="hidden"[^>]*>/g, '')
    .replace(/_R_\w*_/g, '')
    .replace(/\$ACTION_\w+/g, '');
}
