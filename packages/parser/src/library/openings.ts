import type { Span } from '../builder.js';
import { unclosed } from './details.js';
import type { Lexeme } from './lexemes.js';

/** Remembers what was opened last, to name that place, and not the end of the text, when it is never closed. */
export class Openings {
  #brackets: number[] = [];
  #quote: number | undefined;
  #directive: Span | undefined;

  next({ type, offset, source }: Lexeme): void {
    if (type === 'flow-map-start' || type === 'flow-seq-start') this.#brackets.push(offset);
    else if (type === 'flow-map-end' || type === 'flow-seq-end') this.#brackets.pop();
    else if (type === 'single-quoted-scalar' || type === 'double-quoted-scalar') this.#quote = offset;
    else if (type === 'directive-line') this.#directive ??= { start: offset, end: offset + source.length };
  }

  /** The place that such an error is about; undefined for every other. */
  place(detail: string): Span | undefined {
    if (detail === unclosed.directive) return this.#directive;
    const isBracket = detail === unclosed.bracket;
    const start = isBracket ? this.#brackets.at(-1) : detail === unclosed.quote ? this.#quote : undefined;
    return start === undefined ? undefined : { start, end: start + 1 };
  }
}
