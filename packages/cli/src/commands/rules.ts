import { packs } from '@klint/model';
import type { Pack, Rule, RuleMeta } from '@klint/model';
import { answer, refuse } from '../answers.js';
import type { ExitCode } from '../exit.js';
import type { Terminal } from '../terminal.js';

/** Lists all rules by pack, or everything about them as JSON. */
export async function listRules(
  operands: readonly string[],
  { json, rules }: { readonly json: boolean; readonly rules: readonly Rule[] },
  terminal: Terminal,
): Promise<ExitCode> {
  if (operands.length > 0) {
    return refuse(terminal, 'rules takes no path; to lint a folder of that name, write ./rules');
  }
  const metas = rules.map(({ meta }) => meta);
  const text = json ? `${JSON.stringify({ version: 1, rules: metas }, null, 2)}\n` : tableOf(metas, terminal);
  return answer(terminal, text);
}

function tableOf(metas: readonly RuleMeta[], terminal: Terminal): string {
  const { bold, dim } = terminal.colors;
  const blocks = (Object.keys(packs) as Pack[]).flatMap((pack) => {
    const rows = metas.filter(({ id }) => id.startsWith(`${pack}/`)).map((meta) => {
      const detail = `    ${meta.severity}${meta.presets.map((preset) => `, ${preset}`).join('')}`;
      return `  ${meta.id}\n    ${meta.title}\n${dim(detail)}`;
    });
    return rows.length === 0 ? [] : [`${bold(pack)}  ${packs[pack]}\n${rows.join('\n')}`];
  });
  return `${blocks.join('\n\n')}\n\n${metas.length} rules; "klint explain <rule>" shows one.\n`;
}
