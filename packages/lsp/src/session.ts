import { createConfig } from '@klint/config';
import type { Config, ConfigError, ConfigFlags, ReadText } from '@klint/config';
import { startLint } from '@klint/engine';
import type { Baseline, Lint } from '@klint/engine';
import { NEWEST_MINOR } from '@klint/kube';
import type { LintResult, Loaded, Rule } from '@klint/model';
import { load, newMemory, textReader } from '@klint/sources';
import type { Memory, Repository } from '@klint/sources';

/** What every run of a session shares. */
export interface SessionSetting {
  readonly rules: readonly Rule[];
  readonly version: string;
  readonly flags?: ConfigFlags;
}

/** What one run gives. */
export interface Run {
  readonly repository: Repository;
  readonly config: Config;
  readonly loaded: Loaded;
  readonly result: LintResult;
}

/** `errors` are those of the configuration as it is now; with them, `run` is made with the last one that had none. */
export interface Outcome {
  readonly run: Run | undefined;
  readonly errors: readonly ConfigError[];
}

/** Lints a repository again and again; what is untouched since the last time is not read, rendered or judged again. */
export interface Session {
  /** `today` is YYYY-MM-DD. */
  lint(repository: Repository, today: string, baseline?: Baseline): Outcome;
}

/** A configuration, what was read for it, and what was made with it. */
interface State {
  readonly config: Config;
  readonly reads: ReadonlyMap<string, unknown>;
  readonly memory: Memory;
  readonly lint: Lint;
}

type Reading = Pick<State, 'config' | 'reads'>;

export function openSession(setting: SessionSetting): Session {
  let state: State | undefined;
  let refused: Reading | undefined;
  let files: readonly string[] = [];
  let current: Repository;
  const read = (path: string) => textReader(current)(path);

  const attempt = (next: State, repository: Repository, today: string, baseline?: Baseline): Run | undefined => {
    const { config, memory, lint } = next;
    for (const file of ['', ...files]) config.settingsOf(file);
    if (config.errors().length > 0) return undefined;
    const loaded = load(repository, config.settingsOf, { memory });
    if (config.errors().length > 0) return undefined;
    files = loaded.inputs.map(({ file }) => file);
    const { inScope } = repository;
    return { repository, config, loaded, result: lint(loaded, { today, inScope, baseline }) };
  };
  return {
    lint(repository, today, baseline) {
      current = repository;
      const isRefused = refused !== undefined && holds(refused, read);
      if (!isRefused) {
        refused = undefined;
        const next = state && holds(state, read) ? state : newState(read, setting);
        const run = attempt(next, repository, today, baseline);
        if (run) {
          state = next;
          return { run, errors: [] };
        }
        refused = next;
      }
      return { run: state && attempt(state, repository, today, baseline), errors: refused!.config.errors() };
    },
  };
}

function newState(read: ReadText, { rules, version, flags = {} }: SessionSetting): State {
  const reads = new Map<string, unknown>();
  const config = createConfig({
    read: (path) => {
      const text = read(path);
      reads.set(path, text);
      return text;
    },
    rules,
    flags,
    newestMinor: NEWEST_MINOR,
  });
  const { settingsOf } = config;
  return { config, reads, memory: newMemory(), lint: startLint({ rules, settingsOf, version }) };
}

/** Whether configuration files say what they said. */
function holds({ reads }: Reading, read: ReadText): boolean {
  return [...reads].every(([path, known]) => {
    const now = read(path);
    return now === known || (typeof now === 'object' && JSON.stringify(now) === JSON.stringify(known));
  });
}
