/** A strict reader of the XML that the tests look at: elements, attributes, text, references; anything else throws. */

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const legal = /^[\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
const tag = /<(\/?)([a-z]+)((?: [a-z]+="[^"<]*")*)(\/?)>/y;
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

export function parseXml(source: string): Element {
  if (!legal.test(source)) throw new Error('a character that XML 1.0 cannot hold');
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!source.startsWith(head)) throw new Error('no XML declaration');
  const top: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  for (let at = head.length; at < source.length; ) {
    const current = open[open.length - 1]!;
    if (source[at] === '<') {
      tag.lastIndex = at;
      const found = tag.exec(source);
      if (!found) throw new Error(`no tag at ${source.slice(at, at + 40)}`);
      enter(found, open, current);
      at = tag.lastIndex;
    } else {
      const end = source.indexOf('<', at);
      const text = source.slice(at, end < 0 ? source.length : end);
      if (text.includes(']]>')) throw new Error(']]> in text');
      current.text += decode(text);
      at += text.length;
    }
  }
  const [root] = top.children;
  if (open.length !== 1 || !root || top.children.length !== 1) throw new Error('not one closed root element');
  return root;
}

function enter(found: RegExpExecArray, open: Element[], current: Element): void {
  const [, closing, name = '', attributes = '', empty] = found;
  if (closing) {
    if (current.name !== name) throw new Error(`</${name}> closes <${current.name}>`);
    open.pop();
    return;
  }
  const pairs = [...attributes.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, key = '', value = '']) => {
    // A parser makes a space of a line end or tab in an attribute.
    return [key, decode(value.replace(/[\t\n\r]/g, ' '))] as const;
  });
  const element: Element = { name, attributes: Object.fromEntries(pairs), children: [], text: '' };
  current.children.push(element);
  if (!empty) open.push(element);
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|([a-z]+));|&/g, (whole, code: string | undefined, name: string | undefined) => {
    const char = code === undefined ? entities[name ?? ''] : String.fromCodePoint(Number(code));
    if (char === undefined) throw new Error(`no reference: ${whole}`);
    return char;
  });
}
