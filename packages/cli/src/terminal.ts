import { createColors } from 'picocolors';

export type Colors = Readonly<Record<'bold' | 'underline' | 'cyan' | 'dim', (text: string) => string>>;

/** The one way to standard output and standard error. */
export interface Terminal {
  /** Whether standard output takes colours. */
  readonly color: boolean;
  readonly colors: Colors;
  /** Columns of standard output; 80 where it is no terminal. */
  readonly columns: number;
  /** Writes to standard output; gives back what went wrong. A reader that has gone away is no error. */
  print(text: string): Promise<string | undefined>;
  /** Writes a line about the run to standard error. */
  note(text: string): void;
}

/** `given` is what a flag says about colours. */
export function openTerminal(given: boolean | undefined): Terminal {
  const { stdout, stderr, env } = process;
  const color = given ?? wantsColor(env, stdout.isTTY === true);
  // Without a listener a closed pipe would end the program with a stack trace.
  stdout.on('error', () => {});
  stderr.on('error', () => {});
  return {
    color,
    colors: createColors(color),
    columns: stdout.columns || 80,
    print: (text) => new Promise((done) => {
      stdout.write(text, (error) => done(error && !isClosed(error) ? error.message : undefined));
    }),
    note: (text) => void stderr.write(`${text}\n`),
  };
}

/** NO_COLOR and FORCE_COLOR as their conventions have it, else whether it is a terminal that shows colours. */
function wantsColor(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR']) return env['FORCE_COLOR'] !== '0';
  return isTerminal && env['TERM'] !== 'dumb';
}

function isClosed(error: NodeJS.ErrnoException): boolean {
  return error.code === 'EPIPE' || error.code === 'EOF' || error.code === 'ERR_STREAM_DESTROYED';
}
