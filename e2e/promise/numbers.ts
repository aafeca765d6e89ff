/**
 * Runs in the page: what of it shows a number that is neither what somebody wrote nor a date or an hour. Text and every attribute that
 * somebody perceives.
 */
export function numbersOn(): string[] {
  const NUMBER = /\p{N}/u;
  // What can be typed into is theirs; a text to copy is ours.
  const SPARED = '[data-words], time, textarea:not([readonly]), script, style';
  const found: string[] = [];
  const times = [...document.querySelectorAll('time')].flatMap((time) => time.textContent || []);
  /** Where no <time> can stand: without addresses, and without the dates and hours that the page itself says as such. */
  const outsideTimes = (text: string) =>
    times.reduce((left, time) => left.replaceAll(time, ''), text.replace(/\b[a-z]+:\/\/\S+/g, ''));
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const whole = node.textContent ?? '';
    const text = node.parentElement?.matches('textarea') ? outsideTimes(whole) : whole;
    if (NUMBER.test(text) && !node.parentElement?.closest(SPARED))
      found.push(`<${node.parentElement?.localName}> ${text.trim().slice(0, 80)}`);
  }
  const perceived = [
    'title',
    'alt',
    'aria-label',
    'aria-description',
    'aria-valuetext',
    'aria-valuenow',
    'placeholder',
  ];
  perceived.push('aria-posinset', 'aria-setsize', 'aria-level', 'start', 'label', 'summary');
  for (const element of document.querySelectorAll('*')) {
    if (element.closest('[data-words]')) continue;
    for (const name of perceived) {
      const value = element.getAttribute(name);
      if (value && NUMBER.test(value)) found.push(`<${element.localName} ${name}> ${value}`);
    }
    // What a button sends is not seen; what an input of that kind says is its value.
    if (
      element.matches(
        'input[type=submit], input[type=button], input[type=reset], input[readonly], meter, progress',
      )
    ) {
      const value = outsideTimes(element.getAttribute('value') ?? '');
      if (NUMBER.test(value)) found.push(`<${element.localName} value> ${value}`);
    }
    const isWords = element.matches('meta[name=description], meta[property^="og:"], meta[name^="twitter:"]');
    const isSize = [':width', ':height'].some((end) =>
      element.matches(`meta[property$="${end}"], meta[name$="${end}"]`),
    ); // of a picture, in pixels
    const content = outsideTimes(isWords && !isSize ? (element.getAttribute('content') ?? '') : '');
    if (NUMBER.test(content)) found.push(`<meta> ${content}`);
    const list = element.matches('ol') && getComputedStyle(element).listStyleType;
    if (list && /decimal|roman|alpha|arabic|counter/.test(list)) found.push(`<ol> is numbered (${list})`);
    for (const where of ['::before', '::after']) {
      const drawn = getComputedStyle(element, where).content;
      if (/\p{N}|counter/u.test(drawn)) found.push(`<${element.localName}>${where} ${drawn}`);
    }
  }
  return found;
}
