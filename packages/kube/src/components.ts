import type { ComponentName, Container, Path, Ref } from '@klint/model';
import { baseName, commandsOf } from './argv.js';
import { parseImage } from './images.js';
import type { ShellWord } from './shell.js';
import { asList, asString, stringsOf } from './values.js';

/** One flag of a component. */
export interface ComponentFlag {
  /** What follows `=`, else the next word unless that is a flag; undefined if there is neither. */
  readonly value: string | undefined;
  /** Whether the value is joined by `=`. A boolean flag takes no other: bare, it is true, whatever follows. */
  readonly joined: boolean;
  readonly at: Ref;
  /** Of a command line: whether the flag, and the word after it, are items of their own rather than of a script. */
  readonly isItem?: boolean;
}

/** The flags of a component, by name without dashes before it; the last of equal ones counts. */
export interface ComponentFlags {
  readonly flags: ReadonlyMap<string, ComponentFlag>;
  /** The list that the flags stand in: the command, else the args, else the image. */
  readonly at: Ref;
  /** Whether items of that list are the words, rather than those of a script in it. */
  readonly isPlain: boolean;
  /** Whether a word is a variable that may stand for more flags. */
  readonly isOpen: boolean;
}

/** One word of an argument list and its place. */
export interface Argument {
  readonly text: string;
  readonly at: Ref;
}

/** The words a container runs (command and args). */
export function argumentsOf(container: Container): readonly Argument[] {
  return ['command', 'args'].flatMap((list) =>
    stringsOf(container.get(list)).map(([i, text]) => ({ text, at: container.at(list, i) })),
  );
}

/** Every argument list a container runs: its own with its script, and those of exec handlers. */
export function argumentLists(container: Container): readonly (readonly Argument[])[] {
  const own = argumentsOf(container);
  // Arguments that begin with -c are for an image whose entrypoint is a shell.
  const shell = own[0] && /^-[a-z]*c$/.test(own[0].text) ? [{ text: 'sh', at: own[0].at }, ...own] : own;
  // Argo Workflows writes the source of a script to a file and gives that to the command.
  const source = container.path.at(-1) === 'script' ? asString(container.get('source')) : undefined;
  const at = container.at('source');
  const whole = source === undefined ? shell : [...shell, { text: '-c', at }, { text: source, at }];
  const handlers = execHandlers.map((path) =>
    stringsOf(container.get(...path)).map(([i, text]) => ({ text, at: container.at(...path, i) })),
  );
  return [whole, ...handlers].filter((list) => list.length > 0);
}

const execHandlers: readonly Path[] = [
  ['lifecycle', 'postStart', 'exec', 'command'],
  ['lifecycle', 'preStop', 'exec', 'command'],
  ['livenessProbe', 'exec', 'command'],
  ['readinessProbe', 'exec', 'command'],
  ['startupProbe', 'exec', 'command'],
];

/**
 * The flags of a container that runs a component; undefined for any other. It does if the base name of the first word
 * of its command (shells and wrappers looked through), else of its first argument when no command is set, else the
 * last part of its image is the component's name.
 */
export function flagsOf(container: Container, component: string): ComponentFlags | undefined {
  const command = stringsOf(container.get('command'));
  const hasCommand = command.length > 0;
  const texts = [...command, ...stringsOf(container.get('args'))].map(([, text]) => text);
  const runs = commandsOf(texts).find(({ words: [first] }) => baseName(first!.text) === component);
  if (!runs && (hasCommand || !isImageOf(container.get('image'), component))) return undefined;
  // Places are made only now, since nearly all containers run something else.
  const words = argumentsOf(container);
  const list = hasCommand ? 'command' : words.length > 0 ? 'args' : 'image';
  const at = container.at(list);
  const plain = texts.map((text, item): ShellWord => ({ text, runs: [], item }));
  const flagWords = runs ? runs.words.slice(1) : plain;
  const flags = readFlags(flagWords, (word) => {
    return { at: words[word.item]!.at, isItem: words[word.item]!.text === word.text };
  });
  const isPlain = runs === undefined || words[runs.words[0]!.item]!.text === runs.words[0]!.text;
  return { at, flags, isPlain, isOpen: flagWords.some(({ text }) => /^\$./.test(text)) };
}

const componentNames: readonly ComponentName[] = [
  'kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'etcd', 'kubelet', 'kube-proxy',
];

/** The components that a container runs, each with its flags. */
export function componentFlags(container: Container): readonly (ComponentFlags & { component: ComponentName })[] {
  const texts = [container.get('image'), ...asList(container.get('command')), ...asList(container.get('args'))];
  return componentNames.flatMap((component) => {
    // Nearly all containers run something else.
    if (!texts.some((text) => typeof text === 'string' && text.includes(component))) return [];
    const found = flagsOf(container, component);
    return found ? [{ component, ...found }] : [];
  });
}

function isImageOf(image: unknown, component: string): boolean {
  if (typeof image !== 'string' || !image.includes(component)) return false;
  const parsed = parseImage(image);
  return parsed !== undefined && baseName(parsed.repository) === component;
}

/** Flags as spf13/pflag reads them, with `_` for `-` as component-base/cli/flag allows it. */
function readFlags(
  words: readonly ShellWord[],
  placeOf: (word: ShellWord) => Pick<ComponentFlag, 'at' | 'isItem'>,
): Map<string, ComponentFlag> {
  const flags = new Map<string, ComponentFlag>();
  for (const [i, word] of words.entries()) {
    if (word.text === '--') break;
    const match = /^--?([A-Za-z][^=]*)(?:=([^]*))?$/.exec(word.text);
    if (!match) continue;
    const next = words[i + 1]?.text;
    const joined = match[2] !== undefined;
    const value = joined ? match[2] : /^--?[A-Za-z]/.test(next ?? '') ? undefined : next;
    flags.set(match[1]!.replaceAll('_', '-'), { value, joined, ...placeOf(word) });
  }
  return flags;
}
