/** True for an address that kustomize fetches as a file (api, internal/loader/fileloader.go). */
export function isRemoteFile(path: string): boolean {
  return /^https?:/i.test(path);
}

/** True for an address that kustomize takes for a git repository (api, internal/git/repospec.go). */
export function isRepository(address: string): boolean {
  if (address.startsWith('/')) return false;
  const query = address.indexOf('?');
  const withoutQuery = query < 0 ? address : address.slice(0, query);
  const bare = withoutQuery.replace(/^git::/i, '');
  const scheme = /^(ssh|https?|file):\/\//i.exec(bare)?.[0].toLowerCase() ?? '';
  const afterScheme = bare.slice(scheme.length);
  const user = /^[a-zA-Z][a-zA-Z0-9-]*@/.exec(afterScheme)?.[0] ?? '';
  const rest = afterScheme.slice(user.length);
  const isGithub = /^github\.com[/:]/i.test(rest);
  const acceptsColon = scheme === '' && (user !== '' || isGithub);
  if (scheme === '' && !acceptsColon) return false;
  if (scheme === 'file://') return hasRepositoryPath(user + rest, true);
  const separator = separatorOf(rest, acceptsColon);
  if (separator < 0) return false;
  return hasRepositoryPath(rest.slice(separator + 1), false);
}

function separatorOf(rest: string, acceptsColon: boolean): number {
  const slash = rest.indexOf('/');
  const colon = acceptsColon ? rest.indexOf(':') : -1;
  return slash < 0 || (colon > 0 && colon < slash) ? (colon >= 0 ? colon : slash) : slash;
}

function hasRepositoryPath(path: string, isWhole: boolean): boolean {
  const [repository, folder] = splitRepository(path, isWhole) ?? ['', ''];
  if (repository === '') return false;
  const steps: string[] = [];
  for (const step of folder.split('/')) {
    if (step === '' || step === '.') continue;
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else steps.push(step);
  }
  return steps[0] !== '..';
}

function splitRepository(path: string, isWhole: boolean): [repository: string, folder: string] | undefined {
  const azure = path.indexOf('_git/');
  if (azure >= 0) {
    const [first = '', ...others] = path.slice(azure + 5).split('/');
    return [path.slice(0, azure + 5) + first, others.join('/')];
  }
  const double = path.indexOf('//');
  if (double >= 0) return [path.slice(0, double), path.slice(double + 2)];
  const suffix = path.indexOf('.git');
  if (suffix >= 0) return [path.slice(0, suffix + 4), path.slice(suffix + 4)];
  if (isWhole) return [path, ''];
  const segments = path.split('/');
  return segments.length >= 2 ? [segments.slice(0, 2).join('/'), segments.slice(2).join('/')] : undefined;
}
