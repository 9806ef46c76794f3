import { choice, defineRule, flag, integer, strings } from '@klint/model';
import type { Options, Preset, Rule, RuleId, Severity } from '@klint/model';
import { createConfig } from '@klint/config';
import type { Config, ConfigFlags } from '@klint/config';

/** A rule that reports nothing; enough to be configured. */
function sampleRule(id: RuleId, severity: Severity, presets: readonly Preset[], options: Options = {}): Rule {
  return defineRule({
    meta: {
      id, severity, presets, options, title: `Title of ${id}`, why: 'Why.', remedy: 'Remedy.',
      threat: { motives: ['data-theft'] }, kinds: ['*'], references: [], messages: { wrong: 'Wrong.' }, since: '0.1.0',
    },
  });
}

export const rules: readonly Rule[] = [
  sampleRule('worker-node/no-host-network', 'error', ['recommended', 'pss-baseline']),
  sampleRule('worker-node/no-host-path-volume', 'error', ['recommended'], {
    allow: strings('Paths that are allowed.'),
    readOnly: flag('Whether read-only mounts are fine.'),
    limit: integer('How many.', 3, 1),
    mode: choice('How strict.', ['strict', 'lax'], 'strict'),
  }),
  sampleRule('container-app/require-memory-limit', 'warn', ['strict']),
];

/** A configuration over these files. */
export function configOver(files: Readonly<Record<string, string>>, flags: ConfigFlags = {}): Config {
  return createConfig({ read: (path) => files[path], rules, flags, newestMinor: 37 });
}

/** `line:column message` of each error that a klint.yaml at the root gives. */
export function errorsOf(content: string): string[] {
  const config = configOver({ 'klint.yaml': content });
  config.settingsOf('');
  return config.errors().map(({ line, column, message }) => `${line}:${column} ${message}`);
}
