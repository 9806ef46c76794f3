// `node dist/test/devkit-kustomize-tables.js <git folder> [tag]`: writes the data tables of packages/kustomize from a
// clone of kubernetes-sigs/kustomize.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kustomizeTables } from '../kustomize-tables/tables.js';
import { repositoryRoot } from '../root.js';

const [clone, tag = 'kustomize/v5.7.1'] = process.argv.slice(2);
if (clone === undefined) {
  console.error('kustomize-tables: which clone?');
  process.exitCode = 2;
} else {
  const read = (path: string): Uint8Array => {
    return execFileSync('git', ['-C', clone, 'show', `${tag}:${path}`], { maxBuffer: 1 << 28 });
  };
  for (const [file, text] of kustomizeTables(read, tag)) {
    writeFileSync(join(repositoryRoot(), 'packages/kustomize/src/tables', file), text);
  }
}
