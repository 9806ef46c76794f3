import type { Path } from './node.js';
import type { Ref, Resource } from './resource.js';
import type { Messages, RuleId } from './rule.js';
import type { Fault, Location, Text } from './text.js';

/** A place known by its characters, by lines that are already known, or only by its file. */
export type SourcePlace =
  | { readonly text: Text; readonly start: number; readonly end: number }
  | { readonly location: Location }
  | { readonly file: string };

export type Data = Readonly<Record<string, string | number>>;

/** A place through which a problem came about: an include on the way to a template that failed. */
export interface Waypoint {
  readonly message: string;
  readonly at: SourcePlace;
}

/** Another object that took part in a decision. */
export interface Witness {
  readonly message: string;
  readonly at: Ref;
}

/**
 * A change to a resource, by path. `set` replaces or adds the value at the path (its last step is a key of an
 * existing or missing mapping); `append` adds an item to a list, which is made if missing; `delete` removes a key or
 * an item; where that cannot be done because a chart always writes it, `otherwise` is the value that says the same.
 * Values are plain JSON data. `deleteText` removes characters of a file, `replaceText` puts others there.
 */
export type Edit =
  | { readonly op: 'set'; readonly at: Ref; readonly value: unknown }
  | { readonly op: 'append'; readonly at: Ref; readonly value: unknown }
  | { readonly op: 'delete'; readonly at: Ref; readonly otherwise?: unknown }
  | { readonly op: 'deleteText'; readonly at: SourcePlace }
  | { readonly op: 'replaceText'; readonly at: SourcePlace; readonly with: string };

/** What a rule, the parser or a loader found wrong. Severity, text and lines are given to it later, by grading. */
export interface Problem {
  readonly ruleId: RuleId;
  readonly messageId: string;
  readonly data: Data;
  readonly at: Ref | SourcePlace;
  /** Default `value`; a missing key is always `structure`. */
  readonly fault?: Fault;
  readonly related?: readonly Witness[];
  /** Related places of kind `origin`, the nearest first. */
  readonly via?: readonly Waypoint[];
  /** The units in which it was met, for one that no rule found. */
  readonly units?: readonly string[];
  readonly edits?: readonly Edit[];
  /** Places that hold a secret: no report shows their characters. */
  readonly conceal?: readonly Ref[];
  /** The object it is about, where `at` does not say so. */
  readonly resource?: Resource;
  /** True when something could not be read, parsed or rendered, so that the run is incomplete. */
  readonly incomplete?: boolean;
}

/** A value and all that went wrong while making it: nothing is dropped silently. */
export interface Outcome<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}

type Placeholders<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

type DataOf<S extends string> = [Placeholders<S>] extends [never]
  ? { readonly data?: undefined }
  : { readonly data: { readonly [K in Placeholders<S>]: string | number } };

/** What a rule passes to `context.report`: an id of its messages and exactly the data that message needs. */
export type Report<M extends Messages> = {
  [K in keyof M & string]: {
    readonly messageId: K;
    readonly at: Ref | SourcePlace;
    readonly via?: readonly Waypoint[];
    readonly resource?: Resource;
    readonly fault?: Fault;
    readonly related?: readonly Witness[];
    readonly edits?: readonly Edit[];
    readonly conceal?: readonly Ref[];
  } & DataOf<M[K]>;
}[keyof M & string];

/** Fills the placeholders of a message. */
export function formatMessage(message: string, data: Data): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => (name in data ? String(data[name]) : whole));
}

export function isRef(at: Ref | SourcePlace): at is Ref {
  return 'resource' in at;
}

export function ref(resource: Resource, ...path: Path): Ref {
  return { resource, path };
}

/** A place in an embedded file as one of the object that holds it: the path goes on into the string. */
export function hosted(at: Ref): Ref {
  const { host } = at.resource;
  return host ? hosted({ ...at, resource: host.resource, path: [...host.path, ...at.path] }) : at;
}
