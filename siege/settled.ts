/** A page without what is made anew for every answer: hidden fields, the numbers by which React knows forms, the order of its head. */
export function settled(html: string): string {
  return html
    .replace(/<head>[\s\S]*?<\/head>/, (head) => head.split(/(?=<)/).sort().join(''))
    .replace(/<input[^>]*type="hidden"[^>]*>/g, '')
    .replace(/_R_\w*_/g, '')
    .replace(/\$ACTION_\w+/g, '');
}

/** Where two pages begin to differ, as the one and the other have it; nothing where they are the same. */
export function difference(one: string, other: string): [string, string] | [] {
  const [pieces, others] = [one, other].map((page) => page.split(/(?=<)/));
  const at = (pieces ?? []).findIndex((piece, index) => piece !== others?.[index]);
  return at < 0 && one === other ? [] : [pieces?.[at] ?? '', others?.[at] ?? ''];
}
