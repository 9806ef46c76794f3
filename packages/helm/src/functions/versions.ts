import {
  compareVersions,
  type Parsed,
  parseConstraint,
  parseVersion,
  satisfies,
  showVersion,
  type Version,
} from '../semver.js';
import { Failure } from '../template/errors.js';
import type { Callable } from '../value/callable.js';
import { int, Struct, type Value } from '../value/value.js';
import { plain, takes } from './define.js';

function need<T extends object>(parsed: Parsed<T>): T {
  if ('error' in parsed) throw new Failure(parsed.error);
  return parsed;
}

/** A method of a struct: `body` gets the receiver's native value and plain arguments. */
export function method<N>(shape: Callable, body: (native: N, args: readonly Value[]) => Value): [string, Callable] {
  const call: Callable['call'] = (_call, args, self) => body((self as Struct).native as N, args);
  return [shape.name, { ...shape, call }];
}

const shape = (name: string, ...params: Callable['params']): Callable => ({
  name,
  params,
  rest: undefined,
  call: () => null,
});

const versionMethods: ReadonlyMap<string, Callable> = new Map([
  method<Version>(shape('Major'), (v) => int(v.major, 'uint64')),
  method<Version>(shape('Minor'), (v) => int(v.minor, 'uint64')),
  method<Version>(shape('Patch'), (v) => int(v.patch, 'uint64')),
  method<Version>(shape('Prerelease'), (v) => v.pre),
  method<Version>(shape('Metadata'), (v) => v.metadata),
  method<Version>(shape('Original'), (v) => v.original),
  method<Version>(shape('String'), (v) => showVersion(v)),
  method<Version>(shape('IncPatch'), (v) =>
    versionStruct(v.pre ? bump(v, v.major, v.minor, v.patch) : bump(v, v.major, v.minor, v.patch + 1), false),
  ),
  method<Version>(shape('IncMinor'), (v) => versionStruct(bump(v, v.major, v.minor + 1, 0), false)),
  method<Version>(shape('IncMajor'), (v) => versionStruct(bump(v, v.major + 1, 0, 0), false)),
  method<Version>(shape('Compare', 'semver'), (v, [other]) => int(compareVersions(v, nativeVersion(other)))),
  method<Version>(shape('Equal', 'semver'), (v, [other]) => compareVersions(v, nativeVersion(other)) === 0),
  method<Version>(shape('LessThan', 'semver'), (v, [other]) => compareVersions(v, nativeVersion(other)) < 0),
  method<Version>(shape('GreaterThan', 'semver'), (v, [other]) => compareVersions(v, nativeVersion(other)) > 0),
]);

function nativeVersion(value: Value): Version {
  if (!(value instanceof Struct)) throw new Failure('runtime error: invalid memory address or nil pointer dereference');
  return value.native as Version;
}

function bump(v: Version, major: number, minor: number, patch: number): Version {
  const prefix = v.original.startsWith('v') ? 'v' : '';
  return { major, minor, patch, pre: '', metadata: '', original: `${prefix}${major}.${minor}.${patch}` };
}

function versionStruct(v: Version, pointer = true): Struct {
  const print = (): string => showVersion(v);
  return new Struct(pointer ? '*semver.Version' : 'semver.Version', new Map(), versionMethods, print, v, print);
}

export const versions = [
  plain('semver', takes('string'), (text) => versionStruct(need(parseVersion(text)))),
  plain('semverCompare', takes('string', 'string'), (constraint, version) => {
    const parsed = need(parseConstraint(constraint));
    return satisfies(need(parseVersion(version)), parsed);
  }),
];
