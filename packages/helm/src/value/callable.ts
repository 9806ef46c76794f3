import type { Chars } from './chars.js';
import type { Datum, Site } from './origin.js';
import type { Dict, Value } from './value.js';

/**
 * Go types of parameters, as a template call sees them. `reflect` takes a value as it is (the built-in functions do),
 * `any` an interface, where nil is a value.
 */
export type Param =
  'any' | 'reflect' | 'string' | 'int' | 'float64' | 'bool' | 'map' | 'list' | 'time' | 'bytes' | 'semver';

/** What a function may ask of the render in which it is called. */
export interface Call {
  /** The action that calls. */
  readonly site: Site;
  include(name: string, data: Value): Chars;
  tpl(text: Chars, data: Value): Chars;
  /** Remembers a key that the action looked at; without value, one that is not there. */
  read(container: Value, key: string, value: Value): void;
  readDatum(datum: Datum): void;
  /** Counts steps; throws when there were too many. */
  spend(steps: number): void;
  readonly limits: Limits;
}

/** Sizes above which a function refuses. */
export interface Limits {
  /** Of one template file: nodes executed, list elements made, and characters copied by 64. */
  readonly steps: number;
  /** Characters of one string. */
  readonly text: number;
  /** Elements of one list made by counting. */
  readonly items: number;
  /** Nested `template` actions: as many as text/template of Go allows. */
  readonly depth: number;
  /**
   * Nested `include` and `tpl`. Helm allows each name 1000 times in `include`; at more names than anybody writes, and
   * at `tpl` inside itself, it goes on until its process dies.
   */
  readonly nested: number;
}

/** A function or method that templates can call. */
export interface Callable {
  readonly name: string;
  readonly params: readonly Param[];
  /** Type of further arguments. */
  readonly rest: Param | undefined;
  /** Arguments are of the declared types; `self` is the receiver of a method. */
  call(call: Call, args: readonly Value[], self: Value): Value;
}

/** The functions of a template by name. */
export type Functions = ReadonlyMap<string, Callable>;

/** A nil map given for a map parameter is null. */
export type MapArgument = Dict | null;
