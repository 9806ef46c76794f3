import type { Origin } from '@klint/model';
import { refuse } from './refusal.js';

/** Requirements, all of which must hold. */
export type LabelSelector = readonly ((labels: ReadonlyMap<string, string>) => boolean)[];

/**
 * Reads a selector in the syntax of Kubernetes (apimachinery, labels.Parse): `a=b, c!=d, e in (f, g), h, !i, j>1`.
 */
export function parseLabelSelector(text: string, at: Origin): LabelSelector {
  const tokens = text.match(/[()!,]|==|!=|=|[<>]|[^\s()!,=<>]+/g)?.flatMap((token) => token) ?? [];
  const joined = joinNotEquals(tokens);
  const requirements: LabelSelector[number][] = [];
  let position = 0;
  const next = (): string | undefined => joined[position++];
  const bad = (): never => refuse(`${JSON.stringify(text)} is no label selector`, at);
  while (position < joined.length) {
    requirements.push(readRequirement(next, () => joined[position], bad));
    const separator = next();
    if (separator === undefined) break;
    if (separator !== ',' || position >= joined.length) bad();
  }
  return requirements;
}

function joinNotEquals(tokens: readonly string[]): string[] {
  const joined: string[] = [];
  for (const token of tokens) {
    if (token === '=' && joined.at(-1) === '!') joined[joined.length - 1] = '!=';
    else joined.push(token);
  }
  return joined;
}

const word = /^[^()!,=<>]+$/;

function readRequirement(
  next: () => string | undefined,
  peek: () => string | undefined,
  bad: () => never,
): LabelSelector[number] {
  let key = next() ?? bad();
  const isNegated = key === '!';
  if (isNegated) key = next() ?? bad();
  if (!word.test(key) || !/^([\w.-]+\/)?[A-Za-z0-9]([\w.-]*[A-Za-z0-9])?$/.test(key)) bad();
  if (isNegated) return (labels) => !labels.has(key);
  const operator = peek();
  if (operator === undefined || operator === ',') return (labels) => labels.has(key);
  next();
  if (operator === 'in' || operator === 'notin') {
    const values = readValues(next, bad);
    return (labels) => {
      const value = labels.get(key);
      return operator === 'in' ? value !== undefined && values.has(value) : value === undefined || !values.has(value);
    };
  }
  const upcoming = peek();
  const value = upcoming === undefined || upcoming === ',' ? '' : next()!;
  if (value !== '' && !word.test(value)) bad();
  if (operator === '=' || operator === '==') return (labels) => labels.get(key) === value;
  if (operator === '!=') return (labels) => labels.get(key) !== value;
  if ((operator !== '>' && operator !== '<') || !/^[-+]?\d+$/.test(value)) return bad();
  return (labels) => {
    const label = labels.get(key);
    if (label === undefined || !/^[-+]?\d+$/.test(label)) return false;
    return operator === '>' ? BigInt(label) > BigInt(value) : BigInt(label) < BigInt(value);
  };
}

function readValues(next: () => string | undefined, bad: () => never): Set<string> {
  if (next() !== '(') bad();
  const values = new Set<string>();
  for (let token = next(), current = ''; ; token = next()) {
    if (token === undefined) return bad();
    if (token === ')' || token === ',') {
      values.add(current);
      current = '';
      if (token === ')') return values;
    } else if (word.test(token)) current = token;
    else return bad();
  }
}
