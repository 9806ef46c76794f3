/** The rules of a .helmignore file. */
export interface IgnoreRules {
  ignores(path: string, isFolder: boolean): boolean;
}

interface Rule {
  readonly matches: (path: string) => boolean;
  readonly negated: boolean;
  readonly folders: boolean;
}

/** A pattern of path/filepath.Match as a regular expression; undefined if it is malformed. */
function filePattern(pattern: string): RegExp | undefined {
  let out = '';
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i]!;
    if (char === '*') out += '[^/]*';
    else if (char === '?') out += '[^/]';
    else if (char === '\\') {
      if (++i >= pattern.length) return undefined;
      out += escape(pattern[i]!);
    } else if (char === '[') {
      const set = /^\[(\^?)((?:\\.|[^\]\\])+)\]/.exec(pattern.slice(i));
      if (!set) return undefined;
      out += `(?!/)[${set[1]}${set[2]!.replace(/[[^]/g, '\\$&')}]`;
      i += set[0].length - 1;
    } else out += escape(char);
  }
  return new RegExp(`^${out}$`, 'us');
}

function escape(char: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(char) ? `\\${char}` : char;
}

/** Reads a .helmignore; a string says what is wrong with it. A rule with `!` ignores all that it does not match. */
export function parseIgnore(content: string): IgnoreRules | string {
  const rules: Rule[] = [];
  for (const line of [...content.split('\n'), 'templates/.?*']) {
    const text = line.trim();
    if (text === '' || text.startsWith('#')) continue;
    if (text.includes('**')) return 'double-star (**) syntax is not supported';
    const negated = text.startsWith('!');
    const plain = negated ? text.slice(1) : text;
    const folders = plain.endsWith('/');
    const inner = folders ? plain.slice(0, -1) : plain;
    const rooted = inner.startsWith('/');
    const pattern = filePattern(rooted ? inner.slice(1) : inner);
    if (!pattern || !filePattern(text)) return 'syntax error in pattern';
    const whole = rooted || inner.includes('/');
    rules.push({
      matches: (path) => pattern.test(whole ? path : path.slice(path.lastIndexOf('/') + 1)),
      negated,
      folders,
    });
  }
  return {
    ignores(path, isFolder) {
      for (const rule of rules) {
        if (rule.negated) {
          if ((rule.folders && !isFolder) || !rule.matches(path)) return true;
        } else if ((!rule.folders || isFolder) && rule.matches(path)) return true;
      }
      return false;
    },
  };
}
