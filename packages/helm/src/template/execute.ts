import type { Call, Callable } from '../value/callable.js';
import { type Chars, CharsBuilder, Cutter, dataOf, piecesOf, replaceAll, Str, textOf } from '../value/chars.js';
import { type Control, type Datum, maxOrigins, noData, type Site, type Source, unite } from '../value/origin.js';
import { isString, bare, Bytes, Dict, dataIn, Int, int, isTrue, List, type Value } from '../value/value.js';
import { display, sortedEntries, writtenChars } from '../format/print.js';
import { quote } from '../format/quote.js';
import { itemsOfBytes } from '../value/items.js';
import { keyOf } from '../value/keys.js';
import { Failure, TemplateError } from './errors.js';
import { Evaluator } from './evaluate.js';
import type { Branch, CallNode, TemplateNode } from './nodes.js';
import type { Template, World } from './world.js';

/** How a list of nodes ended. */
type Outcome = 'done' | 'break' | 'continue';

/** What the output of a missing value is, until Helm removes it. */
export const noValue = '<no value>';

/** Executes a template; throws TemplateError. */
export function execute(world: World, template: Template, data: Value, frame?: Site): Chars {
  const out = new CharsBuilder();
  new Execution(world, template, data, frame, out, 0).run(data);
  return out.build();
}

class Execution extends Evaluator implements Call {
  #control: Control | undefined;
  readonly #frame: Site | undefined;
  readonly #out: CharsBuilder;
  readonly #cutter: Cutter | undefined;
  /** How many `template` actions are open around it; `include` and `tpl` begin anew, as in Helm. */
  readonly #depth: number;

  constructor(
    world: World,
    template: Template,
    data: Value,
    frame: Site | undefined,
    out: CharsBuilder,
    depth: number,
  ) {
    super(world, template, data);
    this.#frame = frame;
    this.#out = out;
    this.#depth = depth;
    const { pieces, content } = template.source;
    if (pieces) this.#cutter = new Cutter(new Str(content, pieces));
  }

  declare readonly site: Site;

  get limits(): Call['limits'] {
    return this.world.budget.limits;
  }

  run(dot: Value): void {
    this.#list(dot, this.template.body);
  }

  #enter(node: { start: number; end: number }): Site {
    this.reads = [];
    const site: Site = {
      source: this.source,
      start: node.start,
      end: node.end,
      frame: this.#frame,
      control: this.#control,
      reads: this.reads,
    };
    (this as { site: Site }).site = site;
    return site;
  }

  #list(dot: Value, nodes: readonly TemplateNode[]): Outcome {
    for (const node of nodes) {
      const outcome = this.#walk(dot, node);
      if (outcome !== 'done') return outcome;
    }
    return 'done';
  }

  #walk(dot: Value, node: TemplateNode): Outcome {
    this.node = node;
    this.#spend(1);
    switch (node.type) {
      case 'text':
        this.#text(node.value, this.#enter(node));
        return 'done';
      case 'action': {
        const site = this.#enter(node);
        const value = this.pipeline(dot, node.pipeline);
        if (node.pipeline.declares.length === 0) this.#print(value, site);
        return 'done';
      }
      case 'if':
      case 'with':
        return this.#branch(dot, node);
      case 'range':
        return this.#range(dot, node);
      case 'template':
        this.#template(dot, node);
        return 'done';
      default:
        return node.type;
    }
  }

  #spend(steps: number): void {
    if (!this.world.affords(steps)) throw this.fail(this.world.tooManySteps, 'limit');
  }

  #text(text: string, site: Site): void {
    this.#grow(text.length);
    if (this.#cutter) this.#out.write(this.#cutter.cut(site.start, site.end), site);
    else {
      this.#out.writePiece(text, {
        length: text.length,
        text: this.source.text,
        offset: site.start,
        data: noData,
        derived: false,
        site,
      });
    }
  }

  #print(value: Value, site: Site): void {
    const chars = value === undefined ? noValue : writtenChars(value);
    this.#grow(textOf(chars).length);
    this.#out.write(chars, site);
  }

  #grow(length: number): void {
    if (this.#out.length + length > this.limits.text)
      throw this.fail(`the output is larger than ${this.limits.text} characters`, 'limit');
    this.#spend(length >> 6);
  }

  /** Runs `body` under a condition that looked at some keys. */
  #under(reads: readonly Datum[], value: Value, dotIsBoxed: boolean, body: () => Outcome): Outcome {
    const control = this.#control;
    const boxed = this.dotIsBoxed;
    this.#control = { reads: unite(reads.slice(0, maxOrigins), dataIn(value)), parent: control };
    this.dotIsBoxed = dotIsBoxed;
    const outcome = body();
    this.#control = control;
    this.dotIsBoxed = boxed;
    return outcome;
  }

  #branch(dot: Value, node: Branch): Outcome {
    const mark = this.variables.length;
    this.#enter(node);
    const reads = this.reads;
    const value = this.pipeline(dot, node.pipeline);
    const isWith = node.type === 'with';
    let outcome: Outcome = 'done';
    const body = isTrue(value) ? node.body : node.otherwise;
    const inner = isWith && body === node.body ? value : dot;
    const boxed = inner === dot && this.dotIsBoxed;
    if (body) outcome = this.#under(reads, value, boxed, () => this.#list(inner, body));
    this.variables.length = mark;
    return outcome;
  }

  #range(dot: Value, node: Branch): Outcome {
    const mark = this.variables.length;
    this.#enter(node);
    const reads = this.reads;
    const value = this.pipeline(dot, node.pipeline);
    const inner = this.variables.length;
    let ran = false;
    let outcome: Outcome = 'done';
    const boxed =
      (value instanceof Dict && value.zero === null) || (value instanceof List && value.elem === 'interface {}');
    for (const [index, item] of this.#items(value, node)) {
      ran = true;
      this.#bindItem(node, index, item);
      outcome = this.#under(reads, value, boxed, () => this.#list(item, node.body));
      this.variables.length = inner;
      if (outcome === 'break') break;
    }
    outcome = 'done';
    const { otherwise } = node;
    if (!ran && otherwise) outcome = this.#under(reads, value, this.dotIsBoxed, () => this.#list(dot, otherwise));
    this.variables.length = mark;
    return outcome;
  }

  *#items(value: Value, node: Branch): Generator<readonly [Value, Value]> {
    const plain = bare(value);
    if (plain === undefined || plain === null) return;
    if (plain instanceof Dict) {
      for (const [key, item] of sortedEntries(plain)) yield [keyOf(plain, key), item];
    } else if (plain instanceof List) {
      for (let i = 0; i < plain.items.length; i++) yield [int(i), plain.items[i]];
    } else if (plain instanceof Bytes) {
      for (const [i, byte] of itemsOfBytes(plain).entries()) yield [int(i), byte];
    } else if (plain instanceof Int) {
      if (node.pipeline.declares.length > 1) {
        throw this.fail(`can't use ${display(plain)} to iterate over more than one variable`);
      }
      for (let i = 0n; i < plain.value; i++) yield [undefined, int(i, plain.type)];
    } else {
      throw this.fail(`range can't iterate over ${display(plain).replace(/^&/, '')}`);
    }
  }

  #bindItem(node: Branch, index: Value, item: Value): void {
    const { declares, assigns } = node.pipeline;
    const last = declares[declares.length - 1];
    if (!last) return;
    if (assigns) {
      this.setVariable(last.name, item);
      if (declares.length > 1) this.setVariable(declares[0]!.name, index);
      return;
    }
    const top = this.variables.length - 1;
    this.variables[top]!.value = item;
    if (declares.length > 1) this.variables[top - 1]!.value = index;
  }

  #template(dot: Value, node: CallNode): void {
    const site = this.#enter(node);
    const template = this.templateOf(node.name);
    if (!template) throw this.fail(`template ${JSON.stringify(node.name)} not defined`);
    const data = this.pipeline(dot, node.pipeline);
    const { depth } = this.limits;
    this.node = node;
    if (this.#depth === depth) throw this.fail(`exceeded maximum template depth (${depth})`);
    new Execution(this.world, template, data, site, this.#out, this.#depth + 1).run(data);
  }

  protected invoke(callable: Callable, args: readonly Value[], self: Value): Value {
    const result = callable.call(this, args, self);
    if (isString(result)) {
      const text = textOf(result);
      if (text.length > this.limits.text) {
        throw new Failure(`the text would be larger than ${this.limits.text} characters`, 'limit');
      }
      const steps = (text.length >> 6) + (piecesOf(result).length >> 4);
      if (steps > 0) this.world.spend(steps);
    }
    return result;
  }

  spend(steps: number): void {
    this.world.spend(steps);
  }

  readDatum(datum: Datum): void {
    this.reads.push(datum);
  }

  include(name: string, data: Value): Chars {
    const { open } = this.world.budget;
    const count = open.get(name) ?? 0;
    if (count > 1000) {
      throw new Failure(`rendering template has a nested reference name: ${name}: unable to execute template`);
    }
    const template = this.templateOf(name);
    if (!template) throw new Failure(`template: no template ${quote(name)} associated with template "gotpl"`);
    open.set(name, count + 1);
    try {
      return this.#nested(() => '', () => execute(this.world, template, data ?? undefined, this.site));
    } finally {
      open.set(name, count);
    }
  }

  tpl(text: Chars, data: Value): Chars {
    const source: Source = { name: 'gotpl', content: textOf(text), text: undefined, pieces: piecesOf(text) };
    const inner = this.world.within(source);
    if ('message' in inner) {
      const cause = new TemplateError(source, inner.start, 'gotpl', '', inner.message, 'error');
      throw new Failure(`cannot parse template ${quote(source.content)}`, 'error', cause);
    }
    const doing = (): string => `error during tpl function execution for ${quote(source.content)}`;
    const out = this.#nested(doing, () => execute(inner.world, inner.main, data ?? undefined, this.site));
    for (const datum of dataOf(text)) this.reads.push(datum);
    return replaceAll(out, noValue, '');
  }

  /** Runs another template on behalf of a function; evaluation goes on here afterwards. */
  #nested(doing: () => string, body: () => Chars): Chars {
    const { budget } = this.world;
    const { nested } = this.limits;
    if (budget.nested === nested) throw new Failure(`templates call each other more than ${nested} deep`, 'limit');
    budget.nested++;
    try {
      return body();
    } catch (error) {
      if (error instanceof TemplateError) throw new Failure(doing(), error.kind, error);
      throw error;
    } finally {
      budget.nested--;
    }
  }
}
