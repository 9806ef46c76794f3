import type { Mapping, Node, Origin } from '@klint/model';
import { resolve } from '@klint/parser';
import { refuse } from './refusal.js';

/** How Go's JSON decoder understands a field. */
export type Shape =
  | 'string'
  | 'bool'
  | 'int'
  | 'any'
  | 'strings'
  | 'pairs'
  | 'flags'
  | readonly [Shape]
  | { readonly [field: string]: Shape };

/**
 * A part of a configuration file and where it stands: a kustomization, or what a plugin, a replacement or a
 * configuration file says. Field names fit without regard to case, as in Go; what is absent is empty.
 */
export class Conf {
  constructor(
    readonly node: Node | undefined,
    /** Where it stands, or what would hold it. */
    readonly origin: Origin,
  ) {}

  get isAbsent(): boolean {
    return this.node === undefined || (this.node.type === 'scalar' && resolve(this.node, 'sigs') === null);
  }

  /** The text of a scalar. */
  get text(): string {
    return this.isAbsent || this.node!.type !== 'scalar' ? '' : scalarText(this.node!);
  }

  get flag(): boolean {
    return this.node?.type === 'scalar' && ['true', 'True', 'TRUE', 'yes', 'on', 'y'].includes(this.node.content);
  }

  get int(): number {
    const value = this.node?.type === 'scalar' ? Number(resolve(this.node, 'sigs')) : 0;
    return Number.isFinite(value) ? value : 0;
  }

  get(name: string): Conf {
    if (this.node?.type !== 'mapping') return new Conf(undefined, this.origin);
    // With equal names in different case Go takes the last.
    const lower = name.toLowerCase();
    const entry = this.node.get(name) ?? this.node.entries.findLast((one) => one.name.toLowerCase() === lower)?.value;
    return new Conf(entry, entry?.origin ?? this.origin);
  }

  /** The origin of the key of a field, else of what would hold it. */
  keyOrigin(name: string): Origin {
    const key = this.node?.type === 'mapping' ? this.node.entry(name)?.key : undefined;
    return key?.origin ?? this.origin;
  }

  items(): Conf[] {
    return this.node?.type === 'sequence' ? this.node.items.map((item) => new Conf(item, item.origin)) : [];
  }

  /** Keys and values of a mapping. */
  pairs(): { readonly name: string; readonly key: Origin; readonly value: Conf }[] {
    if (this.node?.type !== 'mapping') return [];
    return this.node.entries.map(({ name, key, value }) => {
      return { name, key: key.origin, value: new Conf(value, value.origin) };
    });
  }

  /** The same pairs in the order in which kustomize goes through maps. */
  sortedPairs(): ReturnType<Conf['pairs']> {
    return this.pairs().sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  }

  texts(): string[] {
    return this.items().map((item) => item.text);
  }
}

function scalarText(node: Node & { type: 'scalar' }): string {
  return node.content;
}

/** One thing that does not fit the shape; `origin` is the key of an unknown field or the value of a wrong type. */
export interface Misfit {
  readonly detail: string;
  readonly origin: Origin;
}

const kinds = { string: 'a string', bool: 'true or false', int: 'a whole number' } as const;

/**
 * What Go's strict decoder would mind. With `convert`, scalars turn into the type that is wanted (sigs.k8s.io/yaml
 * decoding into a struct), else types are those of the JSON that the YAML stands for.
 */
export function misfits(node: Node | undefined, shape: Shape, convert: boolean): Misfit[] {
  if (node === undefined || shape === 'any') return [];
  if (node.type === 'scalar' && resolve(node, 'sigs') === null) return [];
  const wrong = (wanted: string): Misfit[] => [{ detail: `${wanted} is needed here`, origin: node.origin }];
  const list = Array.isArray(shape) ? (shape[0] as Shape) : shape === 'strings' ? 'string' : undefined;
  if (list !== undefined) {
    if (node.type !== 'sequence') return wrong('a list');
    return node.items.flatMap((item) => misfits(item, list, convert));
  }
  if (shape === 'string' || shape === 'bool' || shape === 'int') {
    if (node.type !== 'scalar' || !fits(resolve(node, 'sigs'), shape, convert)) return wrong(kinds[shape]);
    return [];
  }
  if (node.type !== 'mapping') return wrong('a mapping');
  if (shape === 'pairs' || shape === 'flags') {
    const value = shape === 'pairs' ? 'string' : 'bool';
    return node.entries.flatMap((entry) => misfits(entry.value, value, convert));
  }
  return fieldMisfits(node, shape as Readonly<Record<string, Shape>>, convert);
}

function fits(value: unknown, shape: 'string' | 'bool' | 'int', convert: boolean): boolean {
  if (shape === 'string') return typeof value === 'string' || convert;
  if (shape === 'bool') return typeof value === 'boolean';
  return typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value));
}

const lowered = new WeakMap<object, ReadonlyMap<string, Shape>>();

function fieldMisfits(node: Mapping, shape: Readonly<Record<string, Shape>>, convert: boolean): Misfit[] {
  let fields = lowered.get(shape);
  if (!fields) {
    fields = new Map(Object.entries(shape).map(([name, inner]) => [name.toLowerCase(), inner]));
    lowered.set(shape, fields);
  }
  const known = fields;
  return node.entries.flatMap(({ name, key, value }) => {
    const inner = known.get(name.toLowerCase());
    if (inner === undefined) return [{ detail: `there is no field ${JSON.stringify(name)}`, origin: key.origin }];
    return misfits(value, inner, convert);
  });
}

/** Refuses a configuration that does not fit, unless the misfit is an unknown field and `strict` is not set. */
export function demandShape(node: Node | undefined, shape: Shape, strict: boolean): void {
  const [first] = misfits(node, shape, true).filter(({ detail }) => strict || !detail.startsWith('there is no field'));
  if (first) refuse(first.detail, first.origin);
}
