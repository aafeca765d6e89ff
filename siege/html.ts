import { RewritingStream } from 'parse5-html-rewriting-stream';

/** An element's tag as the HTML standard reads it. `within` are the elements it stands in, outermost first. */
export type Element = { tag: string; attrs: Record<string, string>; within: Element[]; text: string };

// Elements that have no end (HTML, 13.1.2).
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

/** All elements of a page, in order, read by a parser that follows the standard: what a browser would make of it. */
export function elementsIn(html: string): Element[] {
  const all: Element[] = [];
  const open: Element[] = [];
  const stream = new RewritingStream();
  stream.on('startTag', ({ tagName, attrs, selfClosing }) => {
    const element: Element = {
      tag: tagName,
      attrs: Object.fromEntries(attrs.map(({ name, value }) => [name, value])),
      within: [...open],
      text: '',
    };
    all.push(element);
    if (!selfClosing && !VOID.test(tagName)) open.push(element);
  });
  stream.on('endTag', ({ tagName }) => {
    const at = open.findLastIndex(({ tag }) => tag === tagName);
    if (at >= 0) open.length = at;
  });
  stream.on('text', ({ text }) => {
    for (const element of open) element.text += text;
  });
  stream.write(html);
  stream.end();
  return all;
}

/** A button of a form. */
export type Button = { name: string | undefined; value: string; text: string };
/** A form as a browser without JavaScript would send it. `actions` are the ids of what it calls. */
export type Form = {
  fields: [name: string, value: string][];
  names: string[];
  buttons: Button[];
  actions: string[];
  bound: string;
};

/** The forms of a page that write. */
export function formsIn(html: string): Form[] {
  const elements = elementsIn(html);
  const forms = elements.filter(({ tag, attrs }) => tag === 'form' && attrs.method?.toLowerCase() !== 'get');
  return forms.map((form) => formOf(elements.filter(({ within }) => within.includes(form))));
}

function formOf(inside: Element[]): Form {
  const fields: Form['fields'] = [];
  const names: string[] = [];
  const buttons: Button[] = [];
  for (const element of inside) {
    const { tag, attrs, text } = element;
    const { name, type = 'text', value } = attrs;
    if (tag === 'button') buttons.push({ name, value: value ?? '', text: text.trim() });
    if (!name || !['input', 'textarea', 'select'].includes(tag)) continue;
    names.push(name);
    if (type === 'file' || type === 'submit') continue;
    if ((type === 'radio' || type === 'checkbox') && attrs.checked === undefined) continue;
    if (tag === 'input') fields.push([name, value ?? (type === 'checkbox' ? 'on' : '')]);
    if (tag === 'textarea') fields.push([name, text.replace(/^\n/, '')]);
    if (tag === 'select') fields.push([name, chosenIn(inside, element)]);
  }
  const hidden = fields.filter(([name]) => name.startsWith('$ACTION'));
  const ids = hidden.flatMap(
    ([name, text]) => /^\$ACTION_ID_([0-9a-f]+)$/.exec(name) ?? /^\{"id":"([0-9a-f]+)"/.exec(text) ?? [],
  );
  const actions = ids.filter((_, at) => at % 2 === 1);
  const bound = hidden
    .filter(([name]) => /:1$/.test(name))
    .map(([, text]) => text)
    .join('\n');
  return { fields, names, buttons, actions, bound };
}

function chosenIn(inside: Element[], select: Element): string {
  const options = inside.filter(({ tag, within }) => tag === 'option' && within.includes(select));
  const chosen = options.find(({ attrs }) => attrs.selected !== undefined) ?? options[0];
  return chosen?.attrs.value ?? chosen?.text ?? '';
}
