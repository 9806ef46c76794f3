import type { Datum } from '../value/origin.js';
import type { Value } from '../value/value.js';
import { isSchema, type Schema } from './document.js';

/** Something in the values that the schema does not allow. */
export interface SchemaFault {
  /** `.image.tag`; empty for all values. */
  readonly path: string;
  readonly message: string;
  /** The key of the values that is wrong, or the one around what is missing. */
  readonly datum: Datum | undefined;
}

/** A value in the values. */
export interface Instance {
  readonly value: Value;
  readonly path: string;
  readonly datum: Datum | undefined;
}

/** What a schema says of a value: faults, and which keys and items it looked at. */
export interface Verdict {
  readonly faults: SchemaFault[];
  readonly seen: Set<string | number>;
}

export type Inner = (part: Schema, at?: Instance) => Verdict;

/** Adds a fault. */
export function fault(verdict: Verdict, { path, datum }: Instance, message: string): Verdict {
  verdict.faults.push({ path, datum, message });
  return verdict;
}

/** Adds what another verdict has. */
export function take(verdict: Verdict, other: Verdict): void {
  verdict.faults.push(...other.faults);
  for (const each of other.seen) verdict.seen.add(each);
}

/** The schemas in a list of them. */
export function schemasIn(value: unknown): readonly Schema[] {
  return Array.isArray(value) ? value.filter(isSchema) : [];
}
