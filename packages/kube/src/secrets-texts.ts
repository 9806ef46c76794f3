// Which texts an object holds, and under which name each of them stands.
import { child, isVolatile } from '@klint/model';
import type { Node, Path, Ref, Resource } from '@klint/model';
import { decodeBase64 } from './secrets-base64.js';
import { asString, entriesOf, isObject } from './values.js';

/** `key` is the name that tells what the text is: of a key, a variable or a flag. */
export interface NamedText {
  readonly key: string;
  readonly text: string;
  readonly path: Path;
  /** False where the characters of `text` are not those of the manifest, as after base64. */
  readonly asWritten: boolean;
}

/** The strings anywhere below a value, each under its nearest name. */
export function textsBelow(value: unknown, path: Path = [], key = ''): NamedText[] {
  const found: NamedText[] = [];
  addTexts(value, [...path], key, found);
  return found;
}

/** `path` is the same after as before. */
function addTexts(value: unknown, path: (string | number)[], key: string, found: NamedText[]): void {
  if (typeof value === 'string') {
    if (value !== '') found.push({ key, text: value, path: [...path], asWritten: true });
  } else if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) {
      path.push(i);
      addTexts(item, path, flagName(value[i - 1]) ?? key, found);
      path.pop();
    }
  } else if (isObject(value)) {
    const name = asString(value['name']) ?? asString(value['key']);
    for (const [step, item] of Object.entries(value)) {
      path.push(step);
      addTexts(item, path, step === 'value' && name !== undefined ? name : step, found);
      path.pop();
    }
  }
}

/** The name of a flag whose value is the next item of an argument list. */
function flagName(item: unknown): string | undefined {
  return typeof item === 'string' ? /^--?([A-Za-z][\w-]*)$/.exec(item)?.[1] : undefined;
}

/** The texts of the maps of a ConfigMap or Secret; those of the second map are in base64. */
export function dataTexts(resource: Resource, plain: string, encoded: string): NamedText[] {
  const texts = (field: string, read: (value: string) => string | undefined, asWritten: boolean): NamedText[] => {
    return entriesOf(resource.value[field]).flatMap(([key, value]) => {
      const text = typeof value === 'string' ? read(value) : undefined;
      return text === undefined ? [] : [{ key, text, path: [field, key], asWritten }];
    });
  };
  return [...texts(plain, (value) => value, true), ...texts(encoded, (value) => decodeBase64(value) ?? value, false)];
}

/** The place of characters of a text. */
export function refTo(resource: Resource, { path, text, asWritten }: NamedText, start = 0, end = text.length): Ref {
  const whole = start === 0 && end >= text.trimEnd().length;
  return whole || !asWritten ? { resource, path } : { resource, path, within: { start, end } };
}

/** Whether a chart draws a text anew in each render, so that nobody wrote it; `part` is a text inside it. */
export function isDrawn({ resource, path }: Ref, part?: string): boolean {
  let node: Node | undefined = resource.root;
  for (const step of path) node = node && child(node, step);
  return node !== undefined && isVolatile(node, part);
}
