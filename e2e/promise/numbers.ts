/**
 * Runs in the page: what of it shows a number that is neither what somebody wrote nor a date or an hour. Text and every attribute that
 * somebody perceives.
 */
export function numbersOn(): string[] {
  const NUMBER = /\p{N}/u;
  const SPARED =
    '[data-words], time, textarea, script, style, option[data-words], select[name="place"] option';
  const found: string[] = [];
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent ?? '';
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
    if (element.matches('input[type=submit], input[type=button], input[type=reset], meter, progress')) {
      const value = element.getAttribute('value');
      if (value && NUMBER.test(value)) found.push(`<${element.localName} value> ${value}`);
    }
    const isWords = element.matches('meta[name=description], meta[property^="og:"], meta[name^="twitter:"]');
    // A date or an hour that the page itself says as one.
    const said = [...document.querySelectorAll('time')].map((time) => time.textContent ?? '');
    const whole = isWords ? (element.getAttribute('content') ?? '') : '';
    const content = said.filter(Boolean).reduce((left, time) => left.replaceAll(time, ''), whole);
    if (NUMBER.test(content) && !/^https?:|^\d+$/.test(content)) found.push(`<meta> ${content}`);
    const list = element.matches('ol') && getComputedStyle(element).listStyleType;
    if (list && /decimal|roman|alpha|arabic|counter/.test(list)) found.push(`<ol> is numbered (${list})`);
    for (const where of ['::before', '::after']) {
      const drawn = getComputedStyle(element, where).content;
      if (/\p{N}|counter/u.test(drawn)) found.push(`<${element.localName}>${where} ${drawn}`);
    }
  }
  return found;
}
