// The selector language of Calico (projectcalico/calico, libcalico-go/lib/selector): labels are compared with
// ==, !=, in, not in, contains, starts with and ends with, tested with has(), and combined with !, &&, || and ().

type Labels = Readonly<Record<string, unknown>>;
type Test = (labels: Labels) => boolean;

const token = /\s*(?:(&&|\|\||==|!=|!|\(|\)|\{|\}|,)|"([^"]*)"|'([^']*)'|([A-Za-z0-9_./-]+))/y;

interface Token {
  readonly kind: 'sign' | 'text' | 'word';
  readonly text: string;
}

function tokensOf(expression: string): Token[] | undefined {
  const tokens: Token[] = [];
  const trimmed = expression.trimEnd();
  let at = 0;
  while (at < trimmed.length) {
    token.lastIndex = at;
    const match = token.exec(trimmed);
    if (!match) return undefined;
    const [, sign, double, single, word] = match;
    if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else tokens.push({ kind: 'text', text: double ?? single ?? '' });
    at = token.lastIndex;
  }
  return tokens;
}

/** Nesting beyond this is refused, so that no selector exhausts the stack. */
const MAX_DEPTH = 100;

class Reader {
  #at = 0;
  #depth = 0;

  constructor(readonly tokens: readonly Token[]) {}

  get done(): boolean {
    return this.#at === this.tokens.length;
  }

  take(kind: Token['kind'], text?: string): string | undefined {
    const next = this.tokens[this.#at];
    if (!next || next.kind !== kind || (text !== undefined && next.text !== text)) return undefined;
    this.#at++;
    return next.text;
  }

  either(): Test | undefined {
    return this.joined('||', () => this.joined('&&', () => this.unary(), every), some);
  }

  joined(sign: string, part: () => Test | undefined, join: (tests: Test[]) => Test): Test | undefined {
    const tests: Test[] = [];
    do {
      const test = part();
      if (!test) return undefined;
      tests.push(test);
    } while (this.take('sign', sign) !== undefined);
    return join(tests);
  }

  unary(): Test | undefined {
    if (this.#depth >= MAX_DEPTH) return undefined;
    this.#depth++;
    const test = this.take('sign', '!') === undefined ? this.primary() : negated(this.unary());
    this.#depth--;
    return test;
  }

  primary(): Test | undefined {
    if (this.take('sign', '(') !== undefined) return this.closed(this.either());
    const word = this.take('word');
    if (word === undefined) return undefined;
    if (this.take('sign', '(') === undefined) return this.comparison(word);
    if (word === 'all') return this.closed(() => true);
    // In a policy of a namespace, global() stands for objects without one; no pod is.
    if (word === 'global') return this.closed(() => false);
    const key = word === 'has' ? this.take('word') : undefined;
    return key === undefined ? undefined : this.closed((labels) => Object.hasOwn(labels, key));
  }

  closed(test: Test | undefined): Test | undefined {
    return test && this.take('sign', ')') !== undefined ? test : undefined;
  }

  comparison(key: string): Test | undefined {
    const value = (labels: Labels) => (Object.hasOwn(labels, key) ? String(labels[key] ?? '') : undefined);
    const against = (compare: (label: string, text: string) => boolean, absent = false): Test | undefined => {
      const text = this.take('text');
      if (text === undefined) return undefined;
      return (labels) => {
        const label = value(labels);
        return label === undefined ? absent : compare(label, text);
      };
    };
    if (this.take('sign', '==') !== undefined) return against((label, text) => label === text);
    if (this.take('sign', '!=') !== undefined) return against((label, text) => label !== text, true);
    if (this.take('word', 'contains') !== undefined) return against((label, text) => label.includes(text));
    if (this.take('word', 'starts') !== undefined) {
      return this.take('word', 'with') === undefined ? undefined : against((label, text) => label.startsWith(text));
    }
    if (this.take('word', 'ends') !== undefined) {
      return this.take('word', 'with') === undefined ? undefined : against((label, text) => label.endsWith(text));
    }
    const negative = this.take('word', 'not') !== undefined;
    const set = this.take('word', 'in') === undefined ? undefined : this.set();
    return set && ((labels) => set.has(value(labels)) !== negative);
  }

  set(): Set<string | undefined> | undefined {
    if (this.take('sign', '{') === undefined) return undefined;
    const texts = new Set<string | undefined>();
    while (this.take('sign', '}') === undefined) {
      const text = this.take('text');
      if (text === undefined) return undefined;
      texts.add(text);
      this.take('sign', ',');
    }
    return texts;
  }
}

function every(tests: Test[]): Test {
  return tests.length === 1 ? tests[0]! : (labels) => tests.every((test) => test(labels));
}

function some(tests: Test[]): Test {
  return tests.length === 1 ? tests[0]! : (labels) => tests.some((test) => test(labels));
}

function negated(test: Test | undefined): Test | undefined {
  return test && ((labels) => !test(labels));
}

/** A Calico selector, read once: whether it selects labels. An empty one selects all; undefined if it is none. */
export function compileCalicoSelector(selector: string): Test | undefined {
  const tokens = tokensOf(selector);
  if (!tokens) return undefined;
  if (tokens.length === 0) return () => true;
  const reader = new Reader(tokens);
  const test = reader.either();
  return test && reader.done ? test : undefined;
}
