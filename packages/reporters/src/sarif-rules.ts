import type { RuleMeta, Severity } from '@klint/model';
import type { MultiformatMessageString, PropertyBag, ReportingDescriptor, ReportingConfiguration } from 'sarif';
import { leafTitle } from './summary.js';

export const sarifLevels: Readonly<Record<Severity, NonNullable<ReportingConfiguration.level>>> = {
  error: 'error',
  warn: 'warning',
  info: 'note',
};

/** GitHub calls 7.0 and more high, 4.0 to 6.9 medium, less low. */
const securitySeverities: Readonly<Record<Severity, string>> = { error: '8.0', warn: '5.5', info: '2.5' };

/** GitHub shows this many tags of a rule. */
const maxTags = 10;

/** A rule as SARIF describes it; a helpUri is left out because klint has no public pages yet. */
export function describeRule(rule: RuleMeta): ReportingDescriptor {
  const { id, title, why, remedy, messages } = rule;
  return {
    id,
    name: pascalName(id),
    shortDescription: { text: sentence(title) },
    fullDescription: { text: why },
    help: helpOf(rule, why, remedy),
    messageStrings: Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, messageString(text)])),
    defaultConfiguration: { level: sarifLevels[rule.severity] },
    properties: propertiesOf(rule),
  };
}

/** The placeholders of a message, in the order of their first use: argument `{0}` is the first of them. */
export function placeholders(message: string): string[] {
  return [...new Set([...message.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))];
}

/** SARIF 2.1.0 §3.11.5: placeholders are numbers, and braces that are none are doubled. */
function messageString(message: string): MultiformatMessageString {
  const names = placeholders(message);
  const text = message.replace(/\{(\w+)\}|[{}]/g, (whole, name: string | undefined) => {
    return name === undefined ? whole + whole : `{${names.indexOf(name)}}`;
  });
  return { text };
}

function helpOf({ references, threat }: RuleMeta, why: string, remedy: string): MultiformatMessageString {
  const known = references.join(', ');
  const leaf = leafTitle(threat.leaf);
  const parts: [string, string][] = [['Why', why], ['Remedy', remedy], ['Threat', `${leaf}.`]];
  if (known) parts.push(['References', `${known}.`]);
  return {
    text: parts.map(([name, text]) => `${name}: ${text}`).join('\n\n'),
    markdown: parts.map(([name, text]) => `**${name}:** ${text}`).join('\n\n'),
  };
}

function propertiesOf({ threat, references, severity }: RuleMeta): PropertyBag {
  const attack = references.filter((reference) => reference.startsWith('mitre:'));
  const others = references.filter((reference) => !reference.startsWith('mitre:'));
  const security = threat.leaf === undefined ? [] : ['security', threat.leaf];
  const tags = [...new Set([...security, ...attack, ...threat.motives, ...others])].slice(0, maxTags);
  return threat.leaf === undefined ? { tags } : { tags, 'security-severity': securitySeverities[severity] };
}

/** `worker-node/no-host-network` is NoHostNetwork. */
function pascalName(id: string): string {
  const name = id.slice(id.indexOf('/') + 1);
  return name.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
