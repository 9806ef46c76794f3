import type { Conf } from '../conf.js';
import { child, demand, scalar, setScalar } from '../draft.js';
import { blank } from '../lookup.js';
import type { Objects } from '../objects.js';
import { refuse } from '../refusal.js';
import { readSelector, type Selector } from '../selector.js';
import { moveResource } from './namespace.js';
import type { Told } from './names.js';

/** Puts a value, or a part of a file path, at fields of objects (api, internal/builtins/ValueAddTransformer.go). */
export interface ValueTarget {
  readonly selector: Selector | undefined;
  readonly path: string;
  readonly position: number;
}

export function readValueTarget(conf: Conf): ValueTarget {
  const selector = conf.get('selector');
  const path = conf.get('fieldPath').text;
  const position = conf.get('filePathPosition').int;
  if (path === '') refuse('fieldPath must not be empty', conf.origin);
  if (position < 0) refuse('filePathPosition must not be negative', conf.get('filePathPosition').origin);
  return { selector: selector.isAbsent ? undefined : readSelector(selector), path, position };
}

export function addValue(objects: Objects, value: Told, targets: readonly ValueTarget[]): void {
  for (const { selector, path, position } of targets) {
    for (const resource of selector ? objects.select(selector) : objects.list) {
      if (path === 'metadata/namespace') {
        moveResource(resource, { namespace: value, specs: [], subjects: 'defaultOnly', unsetOnly: false });
        continue;
      }
      const node = child(resource.root, stepsOf(path), (isLast) => blank(isLast ? 'scalar' : 'mapping', value.origin));
      demand(node, 'scalar');
      const text = position > 0 ? insertPart(node.value, position - 1, value.text) : value.text;
      setScalar(node, scalar(text, value.origin));
    }
  }
}

function stepsOf(path: string): string[] {
  const steps: string[] = [];
  for (const part of path.split('/')) {
    const last = steps.at(-1);
    if (last?.endsWith('\\')) steps[steps.length - 1] = `${last.slice(0, -1)}/${part}`;
    else steps.push(part);
  }
  return steps.map((step) => step.trim()).filter((step) => step !== '');
}

/** Inserts a part into a file path (kyaml, filesys.InsertPathPart). */
function insertPart(path: string, position: number, part: string): string {
  const isAbsolute = path.startsWith('/');
  const parts = path.split('/').filter((one) => one !== '');
  parts.splice(Math.min(position, parts.length), 0, ...part.split('/').filter((one) => one !== ''));
  return (isAbsolute ? '/' : '') + parts.join('/');
}
