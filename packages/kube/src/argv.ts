import { MAX_SHELL_DEPTH, parseShell, type ShellCommand, type ShellWord } from './shell.js';

// What an argument list runs, once shells (`sh -c …`) and wrappers (`exec`, `sudo`, `tini --` …) are looked through.

/** Shells that take a script after -c. */
export const shells: ReadonlySet<string> = new Set(['sh', 'bash', 'ash', 'dash', 'zsh', 'ksh', 'mksh']);

/** Programs that run the rest of their words: words before it that are no options, and options that take a word. */
const wrappers: Readonly<Record<string, { skip: number; valued: string }>> = {
  exec: { skip: 0, valued: 'a' },
  env: { skip: 0, valued: 'uCS' },
  sudo: { skip: 0, valued: 'ughpCT' },
  doas: { skip: 0, valued: 'uC' },
  command: { skip: 0, valued: '' },
  builtin: { skip: 0, valued: '' },
  nohup: { skip: 0, valued: '' },
  setsid: { skip: 0, valued: '' },
  time: { skip: 0, valued: 'fo' },
  nice: { skip: 0, valued: 'n' },
  ionice: { skip: 0, valued: 'cn' },
  stdbuf: { skip: 0, valued: 'ioe' },
  timeout: { skip: 1, valued: 'ks' },
  chroot: { skip: 1, valued: '' },
  nsenter: { skip: 0, valued: 'tSG' },
  gosu: { skip: 1, valued: '' },
  'su-exec': { skip: 1, valued: '' },
  tini: { skip: 0, valued: 'pe' },
  'dumb-init': { skip: 0, valued: 'r' },
  catatonit: { skip: 0, valued: '' },
  busybox: { skip: 0, valued: '' },
  // Kubernetes' own: one writes the output to a file, the other holds all components.
  'go-runner': { skip: 0, valued: '' },
  hyperkube: { skip: 0, valued: '' },
};

const keywords = new Set(['if', 'then', 'elif', 'else', 'while', 'until', 'do', '{', '!']);

/** The last part of the path of a program. */
export function baseName(text: string): string {
  return text.slice(text.lastIndexOf('/') + 1);
}

/** The commands that an argument list runs. Each word knows the item it comes from. */
export function commandsOf(argv: readonly string[]): readonly ShellCommand[] {
  const words = argv.map((text, item): ShellWord => ({ text, runs: [], item }));
  return unwrapped({ words, writes: [], reads: [], piped: false }, 0);
}

function unwrapped(command: ShellCommand, depth: number): readonly ShellCommand[] {
  let words = command.words;
  for (;;) {
    const rest = withoutWrapper(words);
    if (rest === words) break;
    words = rest;
  }
  const script = depth > MAX_SHELL_DEPTH ? undefined : scriptOf(words);
  if (!script) return words.length > 0 ? [{ ...command, words }] : [];
  const inner = parseShell(script.text, script.item, depth).flatMap((each) => unwrapped(each, depth + 1));
  return inner.map((each, i) => (i === 0 ? { ...each, piped: command.piped } : each));
}

/** The words without one wrapper, keyword or assignment before them; the very same ones if there is none. */
function withoutWrapper(words: readonly ShellWord[]): readonly ShellWord[] {
  const first = words[0]?.text;
  if (first === undefined) return words;
  if (keywords.has(first) || /^[A-Za-z_]\w*\+?=/.test(first)) return words.slice(1);
  const name = baseName(first);
  const wrapper = Object.hasOwn(wrappers, name) ? wrappers[name] : undefined;
  if (!wrapper || words.length === 1) return words;
  let at = 1;
  let skip = wrapper.skip;
  for (; at < words.length; at++) {
    const { text } = words[at]!;
    if (text === '--') return words.slice(at + 1);
    if (/^-[^-]/.test(text) && wrapper.valued.includes(text.at(-1)!)) at++;
    else if (text.startsWith('-')) continue;
    else if (skip-- <= 0) break;
  }
  return words.slice(at);
}

/** The script of `sh -c script`, also with other options in the same word or before it. */
function scriptOf(words: readonly ShellWord[]): ShellWord | undefined {
  if (words.length === 0 || !shells.has(baseName(words[0]!.text))) return undefined;
  let isScript = false;
  for (let at = 1; at < words.length; at++) {
    const { text } = words[at]!;
    if (!/^[-+]/.test(text)) return isScript ? words[at] : undefined;
    if (/^-[A-Za-z]*c/.test(text)) isScript = true;
    if (/^[-+][A-Za-z]*o$/.test(text)) at++;
  }
  return undefined;
}
