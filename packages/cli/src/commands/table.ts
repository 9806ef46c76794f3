export interface Flag {
  readonly name: string;
  readonly short?: string;
  /** What stands for its value in the help; absent for a flag that takes none. */
  readonly value?: string;
  readonly choices?: readonly string[];
  /** Its line in the help; absent if the line of another flag speaks for it. */
  readonly text?: string;
}

export interface Command {
  /** After the program's name. */
  readonly usage: string;
  readonly text: string;
  readonly flags: readonly Flag[];
}

const help: Flag = { name: 'help', short: 'h', text: 'this text' };

const colors: readonly Flag[] = [
  { name: 'no-color', text: 'or --color; NO_COLOR and FORCE_COLOR count too' },
  { name: 'color' },
];

const levels = ['error', 'warn', 'info', 'off'];

const failOn: Flag = {
  name: 'fail-on',
  value: '<severity>',
  choices: levels,
  text: 'exit 1 from here on: error, warn, info, off',
};

const configuration: readonly Flag[] = [
  { name: 'preset', value: '<name>', text: 'preset in place of "extends", may be repeated' },
  { name: 'rule', value: "'<id>: <level>'", text: "wins over klint.yaml; or '<id>: [warn, {max: 1}]'" },
  { name: 'config', short: 'c', value: '<file>', text: 'use this klint.yaml for everything; or --no-config' },
  { name: 'no-config' },
];

/** Every command and its flags; parsing and help are made from it. */
export const commands = {
  lint: {
    usage: '[options] [path…]',
    text: 'lint files and folders (.); - reads stdin',
    flags: [
      { name: 'format', value: '<name>[=<file>]', text: 'report format, may be repeated' },
      { name: 'output', short: 'o', value: '<file>', text: 'write the report here instead of standard output' },
      failOn,
      { name: 'max-warnings', value: '<n>' },
      { name: 'quiet', short: 'q', text: 'report errors only; --max-warnings <n> counts all' },
      { name: 'fix', text: 'make safe fixes; --fix-unsafe; --fix-dry-run' },
      { name: 'fix-unsafe' },
      { name: 'fix-dry-run' },
      { name: 'baseline', value: '<file>' },
      { name: 'no-baseline' },
      ...configuration,
      { name: 'print-config', value: '<file>', text: 'what holds for a file; --stdin-filename names -' },
      { name: 'stdin-filename', value: '<file>' },
      { name: 'changed-since', value: '<ref>', text: 'only what changes since this git ref cause' },
      { name: 'automation-id', value: '<id>', text: 'names the run in SARIF; GitHub: --omit-suppressed' },
      { name: 'watch', short: 'w', text: 'lint again whenever files change' },
      { name: 'omit-suppressed' },
      { name: 'no-color' },
      { name: 'color' },
      { name: 'version', short: 'v' },
      { ...help, text: 'this text; also --version, --no-color, --color' },
    ],
  },
  explain: {
    usage: 'explain <rule>',
    text: 'what a rule, or a preset, is about',
    flags: [...colors, help],
  },
  rules: {
    usage: 'rules [--json]',
    text: 'list all rules',
    flags: [{ name: 'json', text: 'as JSON, with everything about each rule' }, ...colors, help],
  },
  render: {
    usage: 'render [path]',
    text: 'print what charts and kustomizations give',
    flags: [
      { name: 'set', value: '<key=value>', text: 'a value for the chart, may be repeated' },
      { name: 'values', value: '<file>', text: 'a values file, may be repeated; the last one wins' },
      { name: 'name', value: '<release>', text: 'name of the release' },
      { name: 'namespace', value: '<namespace>', text: 'namespace of the release' },
      { name: 'kube-version', value: '<version>', text: 'Kubernetes version that the chart sees' },
      { name: 'api-versions', value: '<version>', text: 'API version that the chart sees, may be repeated' },
      { name: 'format', value: '<name>', choices: ['yaml', 'json'], text: 'yaml (for people) or json' },
      { name: 'origins', text: 'say where each line comes from' },
      ...colors,
      help,
    ],
  },
  baseline: {
    usage: 'baseline [path…]',
    text: 'report from now on only what is new',
    flags: [
      { name: 'prune', text: 'only take out what is no longer found' },
      { name: 'output', short: 'o', value: '<file>', text: 'in place of klint-baseline.json at the root' },
      ...configuration,
      ...colors,
      help,
    ],
  },
  threats: {
    usage: 'threats [path…]',
    text: 'the threat model: what was judged, what not',
    flags: [
      { name: 'format', value: '<name>', choices: ['text', 'json', 'markdown'], text: 'text, json or markdown' },
      { name: 'output', short: 'o', value: '<file>', text: 'write it here instead of standard output' },
      failOn,
      ...configuration,
      ...colors,
      help,
    ],
  },
  init: {
    usage: 'init [folder]',
    text: 'write a klint.yaml that fits the repository',
    flags: [{ name: 'editor', value: '<name>', choices: ['vscode'], text: 'write .vscode/tasks.json instead' }, help],
  },
  lsp: {
    usage: 'lsp',
    text: 'serve an editor (language server)',
    flags: [{ name: 'stdio', text: 'over standard input and output, which is the default' }, help],
  },
} as const satisfies Record<string, Command>;

export type CommandName = keyof typeof commands;
