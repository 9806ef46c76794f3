import { exit } from './exit.js';
import { run } from './run.js';

declare const KLINT_VERSION: string;

function crash(error: unknown): void {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const line = message.split('\n')[0]!;
  const request = `klint ${KLINT_VERSION}; please report it with the command and the files`;
  process.stderr.write(`klint: internal error: ${line} (${request})\n`);
  process.exitCode = exit.incomplete;
}

process.on('uncaughtException', crash);
try {
  process.exitCode = await run(process.argv.slice(2), process.cwd(), KLINT_VERSION);
} catch (error) {
  crash(error);
}
