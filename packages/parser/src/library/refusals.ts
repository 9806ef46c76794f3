import type { Lexeme } from './lexemes.js';

/** Something that the YAML library reads and go-yaml v2 refuses. */
export interface Refusal {
  readonly detail: string;
  readonly start: number;
  readonly end: number;
}

/** Looks at one lexeme after the other and remembers what the rules about tabs need. */
export class Refusals {
  #lineStart = 0;
  #atLineStart = true;
  /** Column of the first text in the line, behind indicators. */
  #column = 0;
  /** Column of the innermost block collection. */
  #indent = -1;
  /** Whether a key could begin here, which is where go-yaml skips no tab. */
  #keyAllowed = true;
  /** Whether a plain scalar could still go on. */
  #afterPlain = false;
  #blockHeader = '';

  next(lexeme: Lexeme): Refusal | undefined {
    const { source, offset, type, inFlow } = lexeme;
    if (type === 'control') return undefined;
    if (type === 'newline') {
      this.#lineStart = offset + source.length;
      this.#atLineStart = this.#keyAllowed = true;
      return undefined;
    }
    if (type === 'space') return this.#space(lexeme);
    this.#afterPlain = type === 'plain';
    if (type === 'comment') return undefined;
    if (this.#atLineStart) this.#column = offset - this.#lineStart;
    const isIndicator = type === 'seq-item-ind' || type === 'explicit-key-ind';
    if (!inFlow && (isIndicator || type === 'map-value-ind')) this.#indent = this.#column;
    this.#atLineStart = isIndicator || type === 'block';
    this.#keyAllowed = this.#atLineStart && !inFlow;
    if (type === 'block') this.#lineStart = offset + source.length;
    if (type === 'block-scalar-header') this.#blockHeader = source;
    return (type === 'plain' ? this.#continued(lexeme) : undefined) ?? refuse(lexeme, this.#blockHeader);
  }

  #space({ source, offset, inFlow }: Lexeme): Refusal | undefined {
    const tab = source.indexOf('\t');
    if (tab < 0 || !this.#keyAllowed || (inFlow && !this.#afterPlain)) return undefined;
    const isDeep = offset + tab - this.#lineStart > this.#indent;
    return this.#afterPlain && isDeep ? undefined : refuseTab(offset + tab);
  }

  /** A tab in the indentation of a plain scalar's further lines. */
  #continued({ source, offset }: Lexeme): Refusal | undefined {
    for (const { index, 0: space } of source.matchAll(/\n *\t/g)) {
      if (space.length - 2 <= this.#indent) return refuseTab(offset + index + space.length - 1);
    }
    return undefined;
  }
}

function refuseTab(start: number): Refusal {
  return { detail: 'a tab stands where only spaces may be', start, end: start + 1 };
}

/** What go-yaml minds about a lexeme wherever it stands. */
function refuse({ source, offset, type, inFlow }: Lexeme, blockHeader: string): Refusal | undefined {
  const at = (start: number, length: number, detail: string) => ({
    detail,
    start: offset + start,
    end: offset + start + length,
  });
  if (type === 'plain' && inFlow && source.includes('?')) {
    return at(source.indexOf('?'), 1, 'text with a ? inside brackets needs quotes');
  }
  if ((type === 'anchor' || type === 'alias') && !/^.[\w-]+$/.test(source)) {
    return at(0, source.length, 'the name of an anchor may have letters, digits, _ and - only');
  }
  if (type === 'block' && !/\d/.test(blockHeader)) {
    const indentation = /^(?:[ \r]*\n)* *\t/.exec(source);
    if (indentation) return at(indentation[0].length - 1, 1, 'a tab stands in the indentation of the first line');
  }
  if (type === 'directive-line' && !/^%(YAML\s+1\.1|TAG\s+\S+\s+\S+)\s*$/.test(source)) {
    return at(0, source.length, `the directive ${source.trim()} is not one of YAML 1.1`);
  }
  return undefined;
}
