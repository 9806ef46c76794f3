import { motives } from '@klint/model';
import type { LintResult, RuleId } from '@klint/model';
import { oneLine } from '../printable.js';
import { describeRun } from '../summary.js';
import { describeCounts } from '../tally.js';
import { totalOf } from './tree.js';
import type { LeafReport, ThreatTree } from './tree.js';
import { caveat, suppressedText, verdictText } from './words.js';

/** The tree as a Markdown document, for a wiki or the summary of a CI job. */
export function threatsMarkdown(tree: ThreatTree, result: LintResult): string {
  const blocks = [
    '# Threats',
    `${describeRun(result)}.`,
    caveat,
    ...incompleteBlocks(result),
    ...tree.sources.flatMap(({ title, leaves }) => [`## ${title}`, ...leaves.flatMap(leafBlocks)]),
    '## No leaf of the threat model',
    ...leafBlocks(tree.rest),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function incompleteBlocks({ incomplete }: LintResult): string[] {
  if (incomplete.length === 0) return [];
  const items = incomplete.map(({ file, location, message, ruleId }) => {
    return `- ${code(`${file}:${location.start.line}`)} ${escape(message)} (${code(ruleId)})`;
  });
  return ['## Incomplete', items.join('\n')];
}

function leafBlocks(leaf: LeafReport): string[] {
  const told = leaf.ran.filter(({ counts }) => totalOf(counts) > 0);
  const silent = leaf.ran.filter(({ counts }) => totalOf(counts) === 0);
  const items = [
    `Aims: ${leaf.motives.map((motive) => motives[motive]).join(', ')}`,
    ...told.map(({ id, counts }) => `${describeCounts(counts)} of ${code(id)}`),
    ...(silent.length > 0 ? [`Found nothing: ${codes(silent.map(({ id }) => id))}`] : []),
    ...leaf.missing.map(({ subject, rules }) => `Not judged, no ${escape(subject)} here: ${codes(rules)}`),
    ...(leaf.off.length > 0 ? [`Off: ${codes(leaf.off)}`] : []),
    ...leaf.suppressed.map((each) => `Suppressed: ${escape(suppressedText(each, String))}`),
  ];
  return [`### ${leaf.title}`, `**${verdictText(leaf)}**`, items.map((item) => `- ${item}`).join('\n')];
}

function codes(ids: readonly RuleId[]): string {
  return ids.map(code).join(', ');
}

function code(text: string): string {
  const plain = oneLine(text);
  return plain.includes('`') ? escape(plain) : `\`${plain}\``;
}

/** Text that comes from what is linted must not make markup. */
function escape(text: string): string {
  return oneLine(text).replace(/[\\`*_[\]<>|#!~]/g, '\\$&');
}
