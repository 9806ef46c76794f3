import type { Functions, Limits } from '../value/callable.js';
import type { Source } from '../value/origin.js';
import { Failure } from './errors.js';
import type { Lenience } from './lenience.js';
import type { Definition, TemplateNode } from './nodes.js';
import { isBlank, parseTemplate } from './parse.js';
import type { SyntaxProblem } from './stream.js';

/** A named template and the source it stands in. */
export interface Template {
  readonly name: string;
  readonly body: readonly TemplateNode[];
  readonly source: Source;
}

/** What all templates of one render share. */
export interface Budget {
  readonly limits: Limits;
  steps: number;
  /** How many `include` and `tpl` are open now. */
  nested: number;
  /** How often each name is open in `include` now. */
  readonly open: Map<string, number>;
  /** Present if a render goes on where Helm ends it. */
  readonly lenience: Lenience | undefined;
}

export const defaultLimits: Limits = {
  steps: 1_000_000,
  text: 16 * 1024 * 1024,
  items: 100_000,
  depth: 100_000,
  nested: 10_000,
};

export function newBudget(limits: Limits = defaultLimits, lenience?: Lenience): Budget {
  return { limits, steps: 0, nested: 0, open: new Map(), lenience };
}

/** Parsed sources by their content, to be shared by renders: library charts stand in many charts. */
export type ParsedSources = Map<string, readonly Definition[] | SyntaxProblem>;

/** The name under which a source itself stands among its definitions. */
const itself = '\0';

/** All templates by name. `tpl` works on a copy, so that what it defines vanishes afterwards. */
export class World {
  constructor(
    readonly functions: Functions,
    readonly budget: Budget,
    readonly parsed: ParsedSources = new Map(),
    readonly templates: Map<string, Template> = new Map(),
  ) {}

  /** Parses a source and adds its templates; a problem adds nothing. Later ones win, but never blank ones. */
  add(source: Source): SyntaxProblem | undefined {
    const definitions = this.#parse(source);
    if ('message' in definitions) return definitions;
    for (const { name, body } of definitions)
      this.#associate({ name: name === itself ? source.name : name, body, source });
    return undefined;
  }

  #associate(template: Template): void {
    const old = this.templates.get(template.name);
    if (old && isBlank(template.body)) return;
    this.templates.set(template.name, template);
  }

  #parse(source: Source): readonly Definition[] | SyntaxProblem {
    let found = this.parsed.get(source.content);
    if (!found) {
      const parsed = parseTemplate(itself, source.content, (name) => this.functions.has(name));
      found = parsed.ok ? parsed.definitions : parsed.problem;
      this.parsed.set(source.content, found);
    }
    return found;
  }

  /** The world inside `tpl`: the text is a template of its own name, with the templates it defines. */
  within(source: Source): { world: World; main: Template } | SyntaxProblem {
    const definitions = this.#parse(source);
    if ('message' in definitions) return definitions;
    const main = definitions[definitions.length - 1]!;
    const template = { name: source.name, body: main.body, source };
    if (definitions.length === 1) return { world: this, main: template };
    const world = new World(this.functions, this.budget, this.parsed, new Map(this.templates));
    for (const { name, body } of definitions) if (name !== itself) world.#associate({ name, body, source });
    return { world, main: template };
  }

  /** Counts steps; false if there were too many. */
  affords(steps: number): boolean {
    this.budget.steps += steps;
    return this.budget.steps <= this.budget.limits.steps;
  }

  get tooManySteps(): string {
    return `it takes more than ${this.budget.limits.steps} steps to render`;
  }

  spend(steps: number): void {
    if (!this.affords(steps)) throw new Failure(this.tooManySteps, 'limit');
  }
}
