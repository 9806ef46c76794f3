import { didYouMean } from '@klint/model';
import { answer, refuse } from '../answers.js';
import type { ExitCode } from '../exit.js';
import { renderMarkdown } from '../markdown.js';
import type { Terminal } from '../terminal.js';

/** Shows the page of a rule; its pack may be left out where only one pack has it. */
export async function explain(operands: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { pages } = await import('klint:pages');
  const [name] = operands;
  if (name === undefined || operands.length > 1) {
    return refuse(terminal, 'explain takes the id of one rule, such as: klint explain worker-node/no-host-network');
  }
  const ids = Object.keys(pages);
  const found = ids.includes(name) ? [name] : ids.filter((id) => id.endsWith(`/${name}`));
  if (found.length !== 1) {
    const hint = found.length > 1 ? `; there are ${found.join(' and ')}` : didYouMean(name, ids);
    return refuse(terminal, `unknown rule: "${name}"${hint || '; "klint rules" lists all'}`);
  }
  return answer(terminal, renderMarkdown(pages[found[0]!]!, Math.min(80, terminal.columns), terminal.color));
}
