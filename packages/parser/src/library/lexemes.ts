import { CST, Lexer } from 'yaml';

/** Fields of the library's lexer that say where it is. */
interface State {
  readonly indentValue: number;
  readonly flowLevel: number;
}

export type LexemeType = 'plain' | 'block' | 'control' | NonNullable<ReturnType<typeof CST.tokenType>>;

/** A piece of the source; `control` ones are marks of the lexer that stand for no characters. */
export interface Lexeme {
  readonly source: string;
  readonly offset: number;
  readonly type: LexemeType;
  /** Whether it stands inside brackets (the brackets themselves do not count). */
  readonly inFlow: boolean;
}

const controls: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);

/**
 * The lexemes of YAML text. The YAML library wants continued lines of quoted scalars and of collections in brackets
 * indented; go-yaml does not, so that bound is lifted while they are read.
 */
export function* lexemes(source: string): Generator<Lexeme, void> {
  const lexer = new LiftableLexer();
  const state = lexer as unknown as State;
  let offset = 0;
  let scalar: 'plain' | 'block' | undefined;
  let header = false;
  for (const piece of lexer.lex(source)) {
    const inFlow = state.flowLevel > 0;
    const isControl = scalar === undefined && controls.has(piece);
    const type = scalar ?? (isControl ? 'control' : (CST.tokenType(piece) ?? 'plain'));
    // Unlike the library, go-yaml ends the name of an alias at a colon.
    if (type === 'alias' && piece.endsWith(':')) {
      const end = offset + piece.length - 1;
      yield { source: piece.slice(0, -1), offset, type, inFlow };
      yield { source: ':', offset: end, type: 'map-value-ind', inFlow };
      if (!inFlow) lexer.bound = state.indentValue + 1;
    } else yield { source: piece, offset, type, inFlow };
    if (!isControl) offset += piece.length;
    scalar = isControl && piece === CST.SCALAR ? (header ? 'block' : 'plain') : undefined;
    header = type === 'block-scalar-header' || (header && (isControl || isSpace(type)));
    const opens = type === 'flow-map-start' || type === 'flow-seq-start';
    const atQuote = type === 'space' && /["']/.test(source[offset] ?? '');
    if (!inFlow) lexer.lifted = opens || atQuote;
    else if (type === 'flow-map-end' || type === 'flow-seq-end') lexer.lifted = state.flowLevel > 1;
  }
}

function isSpace(type: LexemeType): boolean {
  return type === 'space' || type === 'newline' || type === 'comment';
}

/** The library's lexer, with a bound to the left that can be lifted. */
class LiftableLexer extends Lexer {
  lifted = false;
  bound = 0;
}

// A property of the prototype, because the class declares it private and sets it while it is made.
Object.defineProperty(LiftableLexer.prototype, 'indentNext', {
  get(this: LiftableLexer) {
    return this.lifted ? 0 : this.bound;
  },
  set(this: LiftableLexer, value: number) {
    this.bound = value;
  },
});
