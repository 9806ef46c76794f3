import { packs, presets } from '@klint/model';
import type { Pack, Preset, Rule } from '@klint/model';
import { vscodeTasks } from '../../../cli/src/editor-tasks.js';
import { chartDemo, demo, fixDemo, overlayDemo, threatsDemo } from './demo.js';
import type { Generator } from './index.js';
import { setSection } from './sections.js';
import { table } from './table.js';

/** The tables of README.md, and what klint says about the demo. */
export const readme: Generator = ({ root, rules, read }) => {
  let text = read('README.md');
  text = setSection(text, 'demo', demo(root, rules), 'end');
  text = setSection(text, 'threats', threatsDemo(root, rules), 'end');
  text = setSection(text, 'chart', chartDemo(root, rules), 'end');
  text = setSection(text, 'overlay', overlayDemo(root, rules), 'end');
  text = setSection(text, 'fixes', fixDemo(root, rules), 'end');
  text = setSection(text, 'tasks', `\`\`\`jsonc\n// .vscode/tasks.json\n${vscodeTasks().trim()}\n\`\`\``, 'end');
  text = setSection(text, 'presets', presetTable(rules), 'end');
  text = setSection(text, 'rules', ruleTables(rules), 'end');
  return new Map([['README.md', text]]);
};

function presetTable(rules: readonly Rule[]): string {
  const rows = (Object.keys(presets) as Preset[]).map((preset) => {
    const size = rules.filter(({ meta }) => meta.presets.includes(preset)).length;
    return [`[${preset}](presets/${preset}.md)`, String(size), presets[preset]];
  });
  return table(['preset', 'rules', ''], rows);
}

function ruleTables(rules: readonly Rule[]): string {
  const sections = (Object.keys(packs) as Pack[]).flatMap((pack) => {
    const own = rules.filter(({ meta }) => meta.id.startsWith(`${pack}/`));
    const rows = own.map(({ meta }) => [`[${meta.id}](rules/${meta.id}.md)`, meta.severity, meta.title]);
    return own.length === 0 ? [] : [`### ${pack}: ${packs[pack]}\n\n${table(['rule', 'severity', ''], rows)}`];
  });
  return sections.join('\n\n');
}
