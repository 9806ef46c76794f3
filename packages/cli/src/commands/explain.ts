import { didYouMean } from '@klint/model';
import { answer, refuse } from '../answers.js';
import type { ExitCode } from '../exit.js';
import { renderMarkdown } from '../markdown.js';
import type { Terminal } from '../terminal.js';

/** Shows the page of a preset or a rule; the pack of a rule may be left out where only one pack has it. */
export async function explain(operands: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { pages, presetPages } = await import('klint:pages');
  const [name] = operands;
  if (name === undefined || operands.length > 1) {
    return refuse(terminal, 'explain takes one rule or preset, such as: klint explain worker-node/no-host-network');
  }
  const show = (page: string) => answer(terminal, renderMarkdown(page, Math.min(80, terminal.columns), terminal.color));
  const preset = presetPages[name];
  if (preset !== undefined) return show(preset);
  const ids = Object.keys(pages);
  const found = ids.includes(name) ? [name] : ids.filter((id) => id.endsWith(`/${name}`));
  if (found.length !== 1) {
    const names = [...ids, ...Object.keys(presetPages)];
    const hint = found.length > 1 ? `; there are ${found.join(' and ')}` : didYouMean(name, names);
    return refuse(terminal, `unknown rule or preset: "${name}"${hint || '; "klint rules" lists all'}`);
  }
  return show(pages[found[0]!]!);
}
