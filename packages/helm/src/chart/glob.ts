/** A pattern of `.Files.Glob` (gobwas/glob with `/` as separator) as a regular expression; undefined if it is none. */
export function globPattern(pattern: string): RegExp | undefined {
  let out = '';
  let open = 0;
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i]!;
    if (char === '*') {
      const many = pattern[i + 1] === '*';
      out += many ? '[^]*' : '[^/]*';
      while (pattern[i + 1] === '*') i++;
    } else if (char === '?') out += '[^/]';
    else if (char === '\\' && i + 1 < pattern.length) out += escapeChar(pattern[++i]!);
    else if (char === '{') {
      open++;
      out += '(?:';
    } else if (char === '}' && open > 0) {
      open--;
      out += ')';
    } else if (char === ',' && open > 0) out += '|';
    else if (char === '[') {
      const set = /^\[(!?)((?:\\.|[^\]\\])+)\]/.exec(pattern.slice(i));
      if (!set) return undefined;
      out += `[${set[1] ? '^' : ''}${set[2]!.replace(/[[^]/g, '\\$&')}]`;
      i += set[0].length - 1;
    } else out += escapeChar(char);
  }
  return open === 0 ? new RegExp(`^${out}$`, 'u') : undefined;
}

function escapeChar(char: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(char) ? `\\${char}` : char;
}
