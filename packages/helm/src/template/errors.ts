import type { Source } from '../value/origin.js';

/** What kind of failure: the chart says so (`fail`, `required`), a limit of klint, or the language. */
export type FailureKind = 'error' | 'fail' | 'required' | 'limit';

/** Thrown by functions; the evaluator adds the place. */
export class Failure extends Error {
  constructor(
    message: string,
    readonly kind: FailureKind = 'error',
    override readonly cause?: TemplateError,
  ) {
    super(message);
  }
}

/** Whether the stack ended, at a depth that depends on the machine: never an answer to anything. */
export function isOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes('call stack');
}

/** A failed execution. Each template on the way adds one, with the inner one as cause. */
export class TemplateError extends Error {
  constructor(
    readonly source: Source,
    /** UTF-16 offset in the source. */
    readonly start: number,
    /** Name of the executing template. */
    readonly template: string,
    /** The node, as Go prints it. */
    readonly node: string,
    readonly reason: string,
    readonly kind: FailureKind,
    override readonly cause?: TemplateError,
  ) {
    super(reason);
  }

  /** The error where it arose, at the end of the chain. */
  get innermost(): TemplateError {
    let at: TemplateError = this;
    while (at.cause) at = at.cause;
    return at;
  }
}

/** 1-based line and 0-based byte column, as Go counts them. */
export function goPosition(content: string, start: number): { line: number; column: number } {
  const before = content.slice(0, start);
  const lineStart = before.lastIndexOf('\n') + 1;
  const line = before.split('\n').length;
  return { line, column: new TextEncoder().encode(before.slice(lineStart)).length };
}
