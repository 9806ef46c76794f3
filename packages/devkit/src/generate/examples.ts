import type { Rule } from '@klint/model';
import { fixturesOf } from '../fixture-files.js';
import type { Fixture } from '../fixture-files.js';
import { rungsOf } from '../rung.js';

/**
 * The examples of a page: the first invalid and the first valid fixture that can be shown. A rule that looks at many
 * objects at once shows all documents of it, any other the first.
 */
export function examples(root: string, rule: Rule): string {
  const fixtures = fixturesOf(root, rule.meta.id);
  const whole = rungsOf(rule).includes('index');
  const show = (kind: Fixture['kind'], title: string): string[] => {
    const texts = fixtures.filter((fixture) => fixture.kind === kind).flatMap(textsOf);
    return texts.length === 0 ? [] : [`### ${title}`, exampleOf(texts[0]!, whole)];
  };
  return ['## Examples', ...show('invalid', 'Reported'), ...show('valid', 'Not reported')].join('\n\n');
}

function textsOf({ files }: Fixture): string[] {
  return Object.entries(files).flatMap(([name, bytes]) => {
    if (!/\.(ya?ml|json)$/.test(name) || bytes.length > 4000 || bytes.includes(0)) return [];
    try {
      return [new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n')];
    } catch {
      return [];
    }
  });
}

function exampleOf(text: string, whole: boolean): string {
  const options = /^# klint-options: *(.*)$/m.exec(text)?.[1];
  const body = text.replace(/^# klint-(?:options|version|with):.*\n/gm, '');
  const document = whole ? body : body.split(/^---.*\n/m).find((part) => /^[^#\s]/m.test(part)) ?? body;
  const shown = document
    .replace(/# expect: */g, '# reported: ')
    .replace(/# expect-(?:next-line|line-below): */g, '# reported in the next line: ')
    .trim();
  return `${options === undefined ? '' : `With the options \`${options}\`:\n\n`}\`\`\`yaml\n${shown}\n\`\`\``;
}
