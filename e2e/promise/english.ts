/**
 * Runs in the page: what of it is English, in a language that has no plain letter (lib/values/language/pseudo.ts). Spared is what somebody wrote, dates
 * and hours, the names of places and languages, and the names that stand in `names`.
 */
export function englishOn(names: string[]): string[] {
  const ENGLISH = /[a-z]{2}/i;
  const SPARED =
    '[data-words], time, textarea, script, style, option[data-words], select[name="place"] option, form [lang]';
  const found: string[] = [];
  const isEnglish = (text: string) =>
    ENGLISH.test(names.reduce((left, name) => left.replaceAll(name, ''), text));
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent ?? '';
    if (isEnglish(text) && !node.parentElement?.closest(SPARED))
      found.push(`<${node.parentElement?.localName}> ${text.trim().slice(0, 80)}`);
  }
  for (const element of document.querySelectorAll('*')) {
    if (element.closest(SPARED)) continue;
    for (const name of ['title', 'alt', 'aria-label', 'aria-description', 'placeholder', 'label']) {
      const value = element.getAttribute(name);
      if (value && isEnglish(value)) found.push(`<${element.localName} ${name}> ${value}`);
    }
    if (element.matches('input[type=submit], input[type=button], input[type=reset]')) {
      const value = element.getAttribute('value');
      if (value && isEnglish(value)) found.push(`<${element.localName} value> ${value}`);
    }
  }
  return found;
}
