// A reader of POSIX shell and bash scripts, as far as it takes to know which programs run with which words, what is
// piped into what, and what is substituted. Nothing is expanded; what is no valid shell gives some commands or none.

/** `runs` are the commands whose output makes the word: `$(…)`, backticks and `<(…)`. */
export interface ShellWord {
  readonly text: string;
  readonly runs: readonly ShellCommand[];
  /** The item of the argument list that the word comes from. */
  readonly item: number;
}

export interface ShellCommand {
  readonly words: readonly ShellWord[];
  /** The files that its output is redirected to. */
  readonly writes: readonly string[];
  /** What its input is redirected from, other than here-documents: files, `<(…)` and here-strings. */
  readonly reads: readonly ShellWord[];
  /** Whether the output of the command before it is its input. */
  readonly piped: boolean;
}

/** Nesting of substitutions and of shells in shells beyond this is not read. */
export const MAX_SHELL_DEPTH = 8;

/** The simple commands of a script in the order in which they stand. */
export function parseShell(script: string, item = 0, depth = 0): readonly ShellCommand[] {
  return depth > MAX_SHELL_DEPTH ? [] : new ScriptReader(script, item, depth).commands();
}

const closers = new Set(['}', 'fi', 'done', 'esac']);

class ScriptReader {
  #at = 0;
  #words: ShellWord[] = [];
  #writes: string[] = [];
  #reads: ShellWord[] = [];
  #piped = false;
  /** The redirection whose target is the next word. */
  #redirect: string | undefined;
  #heredocs: string[] = [];
  readonly #found: ShellCommand[] = [];

  constructor(
    readonly script: string,
    readonly item: number,
    readonly depth: number,
  ) {}

  commands(): readonly ShellCommand[] {
    while (this.#at < this.script.length) this.#step();
    this.#end(false);
    return this.#found;
  }

  #step(): void {
    const next = this.script[this.#at]!;
    if (next === '\n') this.#newline();
    else if (/\s/.test(next)) this.#at++;
    else if (this.script.startsWith('\\\n', this.#at)) this.#at += 2;
    else if (next === '#') this.#at = this.#lineEnd();
    else if (!this.#operator() && !this.#redirection()) this.#word();
  }

  #newline(): void {
    // After a pipe the command goes on in the next line.
    this.#end(this.#piped && this.#words.length === 0);
    this.#at++;
    for (const delimiter of this.#heredocs.splice(0)) {
      let line: string;
      do {
        const end = this.#lineEnd();
        line = this.script.slice(this.#at, end);
        this.#at = Math.min(end + 1, this.script.length);
      } while (line.trim() !== delimiter && this.#at < this.script.length);
    }
  }

  #lineEnd(): number {
    const end = this.script.indexOf('\n', this.#at);
    return end < 0 ? this.script.length : end;
  }

  #operator(): boolean {
    const text = this.#match(/&&|\|\||\|&|;;|[;|()]|&(?!>)/y);
    if (text === undefined) return false;
    // A parenthesis hands the input of the pipe on to the first command in it.
    if (text === '(' && this.#words.length === 0) return true;
    this.#end(text === '|' || text === '|&');
    return true;
  }

  #redirection(): boolean {
    if (/^\d*[<>]\(/.test(this.script.slice(this.#at, this.#at + 8))) return false;
    const text = this.#match(/(?:\d*|&)(?:<<<|<<-?|>>|>\||<>|[<>]&?)/y);
    if (text === undefined) return false;
    this.#redirect = text.replace(/^\d+/, '');
    return true;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.script);
    if (!match) return undefined;
    this.#at = pattern.lastIndex;
    return match[0];
  }

  #end(piping: boolean): void {
    // What follows the word that closes a compound command takes the output of all in it.
    const closes = this.#words.length === 1 && closers.has(this.#words[0]!.text);
    if (this.#words.length > 0 && !closes) {
      this.#found.push({ words: this.#words, writes: this.#writes, reads: this.#reads, piped: this.#piped });
    }
    this.#words = [];
    this.#writes = [];
    this.#reads = [];
    this.#redirect = undefined;
    this.#piped = piping;
  }

  #word(): void {
    const runs: ShellCommand[] = [];
    let text = '';
    while (this.#at < this.script.length) {
      const part = this.#part(runs);
      if (part === undefined) break;
      text += part;
    }
    const redirect = this.#redirect;
    this.#redirect = undefined;
    if (redirect === undefined) this.#words.push({ text, runs, item: this.item });
    else if (redirect.startsWith('<<') && redirect !== '<<<') this.#heredocs.push(text);
    else if (redirect === '<' || redirect === '<<<') this.#reads.push({ text, runs, item: this.item });
    else if (redirect.includes('>') && !/^[\d-]*$/.test(text)) this.#writes.push(text);
  }

  /** The next piece of a word without its quotes; undefined where the word ends. */
  #part(runs: ShellCommand[]): string | undefined {
    const plain = this.#match(/[^\s'"`$\\;|&()<>]+/y);
    if (plain !== undefined) return plain;
    const next = this.script[this.#at]!;
    if (next === '\\') return this.#escape();
    if (next === "'") return this.#single();
    if (next === '"') return this.#double(runs);
    const substitution = this.#substitution(runs);
    if (substitution !== undefined) return substitution;
    if (next === '$') {
      this.#at++;
      return '$';
    }
    return undefined;
  }

  #escape(): string {
    const escaped = this.script[this.#at + 1] ?? '';
    this.#at += 2;
    return escaped === '\n' ? '' : escaped;
  }

  #single(): string {
    const end = this.script.indexOf("'", this.#at + 1);
    const text = this.script.slice(this.#at + 1, end < 0 ? undefined : end);
    this.#at = end < 0 ? this.script.length : end + 1;
    return text;
  }

  #double(runs: ShellCommand[]): string {
    let text = '';
    this.#at++;
    while (this.#at < this.script.length && this.script[this.#at] !== '"') {
      const next = this.script[this.#at]!;
      if (next === '\\') text += this.#escape();
      else text += (/[$`]/.test(next) ? this.#substitution(runs) : undefined) ?? this.script[this.#at++];
    }
    this.#at++;
    return text;
  }

  /** `$(…)`, `<(…)`, `>(…)`, `` `…` `` as written; the commands in it go to `runs`. */
  #substitution(runs: ShellCommand[]): string | undefined {
    const start = this.#at;
    const tick = this.script[start] === '`';
    if (!tick && !/^(\$|<|>)\($/.test(this.script.slice(start, start + 2))) return undefined;
    const end = tick ? this.#closingTick(start + 1) : this.#closingParenthesis(start + 2);
    this.#at = Math.min(end + 1, this.script.length);
    runs.push(...parseShell(this.script.slice(start + (tick ? 1 : 2), end), this.item, this.depth + 1));
    return this.script.slice(start, this.#at);
  }

  #closingTick(from: number): number {
    const end = this.script.indexOf('`', from);
    return end < 0 ? this.script.length : end;
  }

  /** Where the parenthesis closes that was opened just before; quotes hide parentheses. */
  #closingParenthesis(from: number): number {
    let open = 1;
    let quote = '';
    for (let i = from; i < this.script.length; i++) {
      const next = this.script[i]!;
      if (next === '\\') i++;
      else if (quote !== '') quote = next === quote ? '' : quote;
      else if (next === "'" || next === '"') quote = next;
      else if (next === '(') open++;
      else if (next === ')' && --open === 0) return i;
    }
    return this.script.length;
  }
}
