import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Text } from '@klint/model';
import { resolveTool } from './tools.js';

/** What self-checks look at in a file of TypeScript. */
export interface CodeFile {
  /** Relative to the root of the repository, with forward slashes. */
  readonly file: string;
  readonly text: Text;
  readonly imports: readonly Mention[];
  readonly functions: readonly Mention[];
  /** Uses of the clock, of randomness, of the environment and of the console. */
  readonly impurities: readonly Mention[];
}

/** Something in a file: a name, its first line and how many lines it has. */
export interface Mention {
  readonly name: string;
  readonly line: number;
  readonly lines: number;
}

/** The part of a syntax node of the TypeScript compiler that is used here. */
interface Syntax {
  readonly kind: number;
  readonly text?: string;
  readonly name?: Syntax;
  readonly body?: Syntax;
  readonly expression?: Syntax;
  readonly arguments?: readonly Syntax[];
  readonly moduleSpecifier?: Syntax;
  readonly argument?: Syntax;
  readonly literal?: Syntax;
  readonly end: number;
  getStart(): number;
  forEachChild(visit: (child: Syntax) => void): void;
}

interface Compiler {
  readonly kinds: Readonly<Record<number, string>>;
  readonly sources: ReadonlyMap<string, Syntax & { readonly text: string }>;
  close(): void;
}

/** Reads every file that tsconfig.json names. */
export async function readCode(root: string): Promise<CodeFile[]> {
  const compiler = await openProject(root);
  try {
    return [...compiler.sources].map(([path, source]) => {
      return readFile(relative(root, path).replaceAll('\\', '/'), source, compiler.kinds);
    });
  } finally {
    compiler.close();
  }
}

/** The compiler's own parser; its interface is called unstable, which the pinned version makes up for. */
async function openProject(root: string): Promise<Compiler> {
  const load = (name: string) => import(pathToFileURL(resolveTool(name)).href);
  const { API } = await load('typescript/unstable/sync');
  const { SyntaxKind } = await load('typescript/unstable/ast');
  const api = new API({ cwd: root });
  const configFile = `${root}/tsconfig.json`.replaceAll('\\', '/');
  const project = api.updateSnapshot({ openProject: configFile }).getProject(configFile);
  const sources = project.rootFiles.map((path: string) => [path, project.program.getSourceFile(path)] as const);
  return { kinds: SyntaxKind, sources: new Map(sources), close: () => api.close() };
}

function readFile(file: string, source: Syntax & { readonly text: string }, kinds: Compiler['kinds']): CodeFile {
  const text = new Text(file, source.text);
  const imports: Mention[] = [];
  const functions: Mention[] = [];
  const impurities: Mention[] = [];
  const mention = (name: string, node: Syntax): Mention => {
    const line = text.positionAt(node.getStart()).line;
    return { name, line, lines: text.positionAt(node.end).line - line + 1 };
  };
  const visit = (node: Syntax): void => {
    const kind = kinds[node.kind] ?? '';
    const imported = importedBy(node, kind);
    if (imported !== undefined) imports.push(mention(imported, node));
    if (node.body && functionKinds.test(kind)) functions.push(mention(node.name?.text ?? 'a function', node));
    const impure = impurityOf(node, kind);
    if (impure !== undefined) impurities.push(mention(impure, node));
    node.forEachChild(visit);
  };
  visit(source);
  return { file, text, imports, functions, impurities };
}

const functionKinds = /^(Function(Declaration|Expression)|ArrowFunction|MethodDeclaration|Constructor|[GS]etAccessor)$/;

function importedBy(node: Syntax, kind: string): string | undefined {
  if (kind === 'ImportDeclaration' || kind === 'ExportDeclaration') return node.moduleSpecifier?.text;
  if (kind === 'ImportType') return node.argument?.literal?.text;
  const isImport = node.expression?.text === 'import' || node.expression?.text === 'require';
  if (kind !== 'CallExpression' || !isImport) return undefined;
  return node.arguments?.[0]?.text ?? '(computed)';
}

const globals: ReadonlySet<string> = new Set([
  ...['process', 'console', 'fetch', 'performance', 'setTimeout', 'setInterval'],
  ...['randomUUID', 'randomBytes', 'randomInt'],
]);

function impurityOf(node: Syntax, kind: string): string | undefined {
  const subject = node.expression?.text ?? '';
  if (kind === 'NewExpression') return subject === 'Date' && !node.arguments?.length ? 'new Date()' : undefined;
  if (kind === 'CallExpression') return globals.has(subject) ? `${subject}()` : undefined;
  if (kind !== 'PropertyAccessExpression') return undefined;
  const use = `${subject}.${node.name?.text}`;
  return use === 'Date.now' || use === 'Math.random' || globals.has(subject) ? use : undefined;
}
