import { watchLines } from './watch-lines.js';

/**
 * `.vscode/tasks.json` with a task that lints once and one that goes on. `root` is the way from the folder that is open
 * in the editor to the root of the repository, from which reports count their paths: '' or `../..`.
 */
export function vscodeTasks(root = ''): string {
  const folder = `\${workspaceFolder}${root === '' ? '' : `/${root}`}`;
  const matcher = { base: '$eslint-stylish', owner: 'klint', source: 'klint', fileLocation: ['relative', folder] };
  const background = {
    activeOnStart: true,
    beginsPattern: `^${watchLines.begin} .*$`,
    endsPattern: `^${watchLines.end}$`,
  };
  const tasks = [
    { label: 'klint', type: 'shell', command: 'npx', args: ['klint', '.'], problemMatcher: matcher },
    {
      label: 'klint: watch',
      type: 'shell',
      command: 'npx',
      args: ['klint', '--watch', '.'],
      isBackground: true,
      presentation: { reveal: 'silent' },
      problemMatcher: { ...matcher, background },
    },
  ];
  return `${JSON.stringify({ version: '2.0.0', tasks }, null, 2)}\n`;
}
