import type { Rule, RuleId, Settings, SettingsOf } from '@klint/model';
import { readFlags } from './flags.js';
import { formatsFor } from './formats.js';
import { emptyConfig, readConfig } from './read.js';
import type { ConfigError, ConfigFile } from './read.js';
import { createIntern } from './rule-settings.js';
import { schemaOf } from './schema.js';
import { createSettings, presetsOf } from './settings.js';
import type { ConfigPlace, RuleFlags } from './settings.js';

/** A file's text, undefined if there is no such file, or why it cannot be read. */
export type ReadText = (path: string) => string | undefined | { readonly error: string };

export interface ConfigFlags {
  /** Presets instead of those that `extends` names. */
  readonly presets?: readonly string[];
  /** `id: severity` or `id: [severity, {options}]`, over everything else. */
  readonly rules?: readonly string[];
  /** No configuration at all, or this one instead of the nearest; its patterns then start from the root. */
  readonly config?: 'none' | { readonly file: string; readonly content: string };
}

export interface ConfigInput {
  /** Reads a file by its path relative to the root. */
  readonly read: ReadText;
  readonly rules: readonly Rule[];
  readonly flags?: ConfigFlags;
  /** Minor of the newest Kubernetes version that the tables know, which is the default. */
  readonly newestMinor: number;
}

export interface Config {
  readonly settingsOf: SettingsOf;
  /** What is wrong with the flags and with the files read so far. */
  errors(): readonly ConfigError[];
  /** The configuration files read so far, relative to the root. */
  files(): readonly string[];
  /** What the nearest klint.yaml says of the keys that settings do not carry; an empty document without one. */
  documentOf(path: string): ConfigFile['document'];
  /** The configuration of a file as plain data, with all that applies to it whatever the object. */
  describe(path: string): Readonly<Record<string, unknown>>;
}

/** One configuration file with the settings made of it. */
interface Resolved {
  readonly read: ConfigFile;
  readonly settings: Settings;
}

/**
 * Finds, reads and resolves configuration: for each path the nearest klint.yaml in its folder or above. Files are read
 * when first asked for. Where a file has errors, the defaults stand in, and `errors` tells.
 */
export function createConfig({ read, rules, flags = {}, newestMinor }: ConfigInput): Config {
  const schema = schemaOf(rules);
  const formats = formatsFor(newestMinor);
  const ruleFlags = readFlags({ presets: flags.presets ?? [], rules: flags.rules ?? [] }, schema);
  const context = { rules, flags: ruleFlags.flags, newestMinor, intern: createIntern() };
  const errors: ConfigError[] = [...ruleFlags.errors];
  const files: string[] = [];

  function resolve(file: string, content: string, folder: string): Resolved {
    const config = readConfig(file, content, schema, formats);
    files.push(file);
    errors.push(...config.errors);
    return { read: config, settings: createSettings(config, { file, folder }, context) };
  }

  const fallback = lazily(() => {
    if (typeof flags.config === 'object') return resolve(flags.config.file, flags.config.content, '');
    const place: ConfigPlace = { file: undefined, folder: '' };
    return { read: emptyConfig, settings: createSettings(emptyConfig, place, context) };
  });

  const byPath = new Map<string, Resolved>();
  function nearest(path: string): Resolved {
    const known = byPath.get(path);
    if (known) return known;
    const file = path === '' ? 'klint.yaml' : `${path}/klint.yaml`;
    const content = read(file);
    let found: Resolved;
    if (typeof content === 'string') found = resolve(file, content, path);
    else {
      if (content) errors.push({ file, message: `the configuration cannot be read: ${content.error}` });
      found = path === '' ? fallback() : nearest(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
    }
    byPath.set(path, found);
    return found;
  }

  const lookup = flags.config === undefined;
  const find = (path: string) => (lookup ? nearest(path === '.' ? '' : path) : fallback());
  return {
    settingsOf: (path) => find(path).settings,
    errors: () => errors,
    files: () => files,
    documentOf: (path) => find(path).read.document,
    describe: (path) => describe(path, find(path), rules, context.flags),
  };
}

function describe(path: string, found: Resolved, rules: readonly Rule[], flags: RuleFlags): Record<string, unknown> {
  const { read: { document }, settings } = found;
  const inForce = rules.map(({ meta }) => [meta.id, settings.rule(meta.id as RuleId, { file: path })] as const);
  const on = inForce.filter(([, setting]) => setting.severity !== 'off');
  return {
    file: path,
    config: settings.file ?? null,
    ignored: settings.ignores(path),
    ...document,
    extends: presetsOf(document, flags),
    kubernetesVersion: `1.${settings.kubernetesMinor}`,
    failOn: settings.failOn,
    rules: Object.fromEntries(on.map(([id, { severity, options }]) => {
      return [id, Object.keys(options).length > 0 ? [severity, options] : severity];
    })),
  };
}

function lazily<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
