import { baseName, commandsOf, shells } from './argv.js';
import type { ShellCommand, ShellWord } from './shell.js';

/** How code that is fetched at start comes to run. */
export type RemoteCode =
  | { readonly how: 'piped' | 'substituted' | 'executed'; readonly item: number; readonly source: string }
  | { readonly how: 'installed'; readonly item: number; readonly source: string };

const downloaders = new Set(['curl', 'wget', 'fetch']);
const interpreter = /^(python|pypy|perl|ruby|node|nodejs|php|pwsh|lua)[\d.]*$/;
const verifiers = /^(sha\d*sum|shasum|b2sum|md5sum|gpg2?|gpgv|cosign|minisign|openssl)$/;

/**
 * Code that an argument list downloads and runs, or with `installs` packages that it installs without a lock. Each
 * item of the list is told at most once per way.
 */
export function remoteCodeOf(argv: readonly string[], installs: boolean): readonly RemoteCode[] {
  const commands = commandsOf(argv);
  const found = commands.flatMap((command, i) => [
    ...runsDownload(commands, i),
    ...substitutes(command),
    ...(installs ? installsUnlocked(command) : []),
  ]);
  const seen = new Set<string>();
  return found.filter(({ how, item }) => !seen.has(`${how} ${item}`) && seen.add(`${how} ${item}`));
}

function nameOf(command: ShellCommand): string {
  return baseName(command.words[0]?.text ?? '');
}

function isDownload(command: ShellCommand): boolean {
  return downloaders.has(nameOf(command));
}

function isInterpreter(name: string): boolean {
  return shells.has(name) || interpreter.test(name);
}

/** The address a command downloads from, else the command itself. */
function sourceOf(command: ShellCommand): string {
  const url = command.words.find(({ text }) => /^[a-z]+:\/\//i.test(text));
  return url?.text ?? command.words.slice(1).findLast(({ text }) => !text.startsWith('-'))?.text ?? nameOf(command);
}

function runsDownload(commands: readonly ShellCommand[], start: number): RemoteCode[] {
  const download = commands[start]!;
  if (!isDownload(download)) return [];
  const { item } = download.words[0]!;
  const source = sourceOf(download);
  let next = start + 1;
  const files = targetsOf(download);
  for (; commands[next]?.piped; next++) {
    const stage = commands[next]!;
    if (readsScript(stage)) return [{ how: 'piped', item, source }];
    if (isCheck(stage)) return [];
    files.push(...stage.writes, ...(nameOf(stage) === 'tee' ? positionals(stage.words) : []));
  }
  for (const command of commands.slice(next)) {
    if (isCheck(command)) return [];
    if (files.some((file) => runsFile(command, file))) return [{ how: 'executed', item, source }];
  }
  return [];
}

/** A checksum or signature check, also inside a substitution such as `[ "$(sha256sum f)" = … ]`. */
function isCheck(command: ShellCommand): boolean {
  return verifiers.test(nameOf(command)) || command.words.some((word) => word.runs.some(isCheck));
}

/** Whether an interpreter takes its program from its input: no program text and no file among its words. */
function readsScript({ words }: ShellCommand): boolean {
  const name = baseName(words[0]!.text);
  if (!isInterpreter(name)) return false;
  const isShell = shells.has(name);
  for (let at = 1; at < words.length; at++) {
    const { text } = words[at]!;
    if (text === '-' || text === '/dev/stdin') return true;
    if (!text.startsWith('-')) return false;
    if (text === '--') continue;
    if (isShell && /^-[a-z]*s/.test(text)) return true;
    if (isShell ? /^-[a-z]*c/.test(text) : /^(-[a-zA-Z]*[cempnr]|--eval|--print)/.test(text)) return false;
    if (isShell && /^-[a-z]*o$/.test(text)) at++;
  }
  return true;
}

/**
 * Program text from a download: `$(curl …)` as a command, `eval`, `source`, `bash <(…)`, `bash < <(…)`,
 * `python -c "$(…)"`.
 */
function substitutes(command: ShellCommand): RemoteCode[] {
  const [first, ...rest] = command.words;
  const name = nameOf(command);
  const program = ['eval', 'source', '.'].includes(name) ? rest : isInterpreter(name) ? programWords(rest) : [first!];
  const programs = readsScript(command) ? [...program, ...command.reads] : program;
  const download = programs.flatMap((word) => word.runs).find(isDownload);
  return download ? [{ how: 'substituted', item: first!.item, source: sourceOf(download) }] : [];
}

function programWords(words: readonly ShellWord[]): readonly ShellWord[] {
  const at = words.findIndex(({ text }) => !text.startsWith('-') || text === '-');
  return at < 0 ? [] : [words[at]!];
}

function positionals(words: readonly ShellWord[]): string[] {
  return words.slice(1).flatMap(({ text }) => (text.startsWith('-') ? [] : [text]));
}

/** The files that a download writes. */
function targetsOf(command: ShellCommand): string[] {
  const { words } = command;
  const isWget = nameOf(command) === 'wget';
  const files = [...command.writes];
  const remote = baseName(sourceOf(command).replace(/[?#].*$/, ''));
  let named = false;
  for (const [i, { text }] of words.entries()) {
    const next = words[i + 1]?.text ?? '';
    const long = /^--(?:output|output-document)(?:=(.*))?$/.exec(text);
    const short = isWget ? /^-[a-zA-Z]*O(.*)$/.exec(text) : /^-[a-zA-Z]*o(.*)$/.exec(text);
    const file = long ? (long[1] ?? next) : short ? short[1] || next : undefined;
    if (file !== undefined) files.push(file);
    if (file === undefined && !isWget && /^(-[a-zA-Z]*O|--remote-name)/.test(text)) files.push(remote);
    named ||= file !== undefined;
  }
  if (isWget && !named) files.push(remote);
  return files.filter((file) => file !== '' && file !== '-' && !file.startsWith('/dev/'));
}

/** Whether a command makes a file executable, runs it, or hands it to an interpreter. */
function runsFile(command: ShellCommand, file: string): boolean {
  const [first, ...rest] = command.words;
  const name = nameOf(command);
  if (isSame(first!.text, file) && first!.text.includes('/')) return true;
  if (name === 'chmod') {
    const [mode, ...files] = positionals(command.words);
    return /x|[1357]/.test(mode ?? '') && files.some((each) => isSame(each, file));
  }
  if (name === 'source' || name === '.') return isSame(rest[0]?.text ?? '', file);
  if (readsScript(command) && command.reads.some(({ text }) => isSame(text, file))) return true;
  const program = isInterpreter(name) || name === 'java' ? programWords(rest)[0] : undefined;
  return program !== undefined && isSame(program.text, file);
}

/** Whether two paths mean one file, where one of them may be relative to the folder of the other. */
function isSame(left: string, right: string): boolean {
  const [a, b] = [left, right].map((path) => path.replace(/^(\.\/)+/, ''));
  return a === b || ((!a!.includes('/') || !b!.includes('/')) && baseName(a!) === baseName(b!));
}

/** Package managers: the words that install, and the words that pin what is installed. */
const installers: readonly { names: RegExp; verbs: readonly string[]; lock?: RegExp }[] = [
  { names: /^apt(-get)?$/, verbs: ['install'] },
  { names: /^(apk)$/, verbs: ['add'] },
  { names: /^(yum|dnf|microdnf)$/, verbs: ['install'] },
  { names: /^pip[\d.]*$/, verbs: ['install'], lock: /^--require-hashes$/ },
  { names: /^npm$/, verbs: ['install', 'i', 'add'] },
  { names: /^gem$/, verbs: ['install'], lock: /^(-P|--trust-policy)/ },
  { names: /^go$/, verbs: ['install', 'get'], lock: /^-mod=(readonly|vendor)$/ },
  { names: /^cargo$/, verbs: ['install'], lock: /^--(locked|frozen)$/ },
];

function installsUnlocked(command: ShellCommand): RemoteCode[] {
  let words = command.words.map(({ text }) => text);
  if (/^python[\d.]*$/.test(baseName(words[0]!)) && words[1] === '-m') words = words.slice(2);
  const [name = '', ...rest] = words;
  const installer = installers.find(({ names }) => names.test(baseName(name)));
  const verb = rest.find((word) => !word.startsWith('-'));
  if (!installer || verb === undefined || !installer.verbs.includes(verb)) return [];
  if (rest.some((word) => installer.lock?.test(word))) return [];
  return [{ how: 'installed', item: command.words[0]!.item, source: `${baseName(name)} ${verb}` }];
}
