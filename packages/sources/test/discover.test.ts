import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { needs } from '@klint/devkit';
import { diskTree, memoryTree, openTree } from '@klint/sources';
import { discover } from '../src/discover.js';
import type { SourceTree, TreeEntry } from '../src/file-tree.js';
import { normalizePath } from '../src/paths.js';
import { hasPermissions, open, problems, withFolder, withoutRights } from './support.js';

/** The files found in a tree of empty files, in which `.gitignore` files have content. */
function found(files: Record<string, string> | readonly string[], paths: readonly string[] = ['.']): readonly string[] {
  const contents = Array.isArray(files) ? empty(files) : (files as Record<string, string>);
  return discover(openTree(memoryTree(contents), paths)).files;
}

function empty(files: readonly string[]): Record<string, string> {
  return Object.fromEntries(files.map((file) => [file, '']));
}

test('finds YAML, JSON and the files of charts and kustomizations', () => {
  const files = [
    'a.yaml', 'b.yml', 'c.json', 'd.txt', 'e.yaml.gz', 'x/Chart.yaml', 'y/Kustomization', 'yaml', 'z.YAML',
  ];
  assert.equal(found(files), ['a.yaml', 'b.yml', 'c.json', 'x/Chart.yaml', 'y/Kustomization']);
});

test('leaves out hidden files and folders and node_modules, at every level', () => {
  const files = [
    '.a.yaml', '.github/b.yaml', 'c/.d/e.yaml', 'node_modules/f.yaml', 'c/node_modules/g/h.yaml', 'c/i.yaml',
  ];
  assert.equal(found(files), ['c/i.yaml']);
});

test('looks at hidden files and folders, node_modules and other names when named', () => {
  const files = ['.a.yaml', '.github/b.yaml', '.github/.c/d.yaml', 'node_modules/f.yaml', 'i.yaml', 'deploy.txt'];
  const paths = ['.a.yaml', '.github', 'node_modules', 'deploy.txt'];
  assert.equal(found(files, paths), ['.a.yaml', '.github/b.yaml', 'deploy.txt', 'i.yaml', 'node_modules/f.yaml']);
});

test('.gitignore is respected, with anchors, folders, negation and comments', () => {
  const rules = '# c.yaml\nsecret.yaml\n/top.yaml\nbuild/\n*.gen.yaml\n!keep.gen.yaml\ndocs/**/old\n\\#odd.yaml\n';
  const files = {
    '.gitignore': rules,
    'c.yaml': '', 'secret.yaml': '', 'x/secret.yaml': '', 'top.yaml': '', 'x/top.yaml': '', 'build/a.yaml': '',
    'x/build/a.yaml': '', 'build.yaml': '', 'a.gen.yaml': '', 'x/keep.gen.yaml': '', 'docs/a/b/old/c.yaml': '',
    'docs/a/new/c.yaml': '', '#odd.yaml': '',
  };
  assert.equal(found(files), ['build.yaml', 'c.yaml', 'docs/a/new/c.yaml', 'x/keep.gen.yaml', 'x/top.yaml']);
});

test('a nested .gitignore holds below its folder and wins over those above it', () => {
  const files = {
    '.gitignore': 'a.yaml\nout/\n',
    'x/.gitignore': '!a.yaml\n!out/\n/b.yaml\nd/e.yaml\n',
    'a.yaml': '', 'x/a.yaml': '', 'x/y/a.yaml': '', 'out/f.yaml': '', 'x/out/f.yaml': '', 'x/out/deep/g.yaml': '',
    'b.yaml': '', 'x/b.yaml': '', 'x/y/b.yaml': '', 'd/e.yaml': '', 'x/d/e.yaml': '', 'x/y/d/e.yaml': '',
  };
  assert.equal(found(files), [
    'b.yaml', 'd/e.yaml', 'x/a.yaml', 'x/out/deep/g.yaml', 'x/out/f.yaml', 'x/y/a.yaml', 'x/y/b.yaml', 'x/y/d/e.yaml',
  ]);
});

test('nothing below an ignored folder is taken back', () => {
  const files = { '.gitignore': 'out/\n!out/keep.yaml\n', 'out/.gitignore': '!*', 'out/keep.yaml': '', 'a.yaml': '' };
  assert.equal(found(files), ['a.yaml']);
});

test('a nested .gitignore in a folder with odd characters', () => {
  const files = {
    'a [1] *x/.gitignore': 'b.yaml\n', 'a [1] *x/b.yaml': '', 'a [1] *x/c.yaml': '', 'a 1 yx/b.yaml': '',
  };
  assert.equal(found(files), ['a 1 yx/b.yaml', 'a [1] *x/c.yaml']);
});

test('.git/info/exclude is respected', () => {
  assert.equal(found({ '.git/info/exclude': 'local.yaml\n', 'local.yaml': '', 'b.yaml': '' }), ['b.yaml']);
});

test('named files and folders are looked at even if .gitignore names them', () => {
  const files = {
    '.gitignore': 'out/\n*.gen.yaml\n', 'out/a.yaml': '', 'out/b.yaml': '', 'c.gen.yaml': '', 'd.gen.yaml': '',
  };
  assert.equal(found(files, ['out/a.yaml', 'c.gen.yaml']), ['c.gen.yaml', 'out/a.yaml']);
  assert.equal(found(files, ['out']), ['out/a.yaml', 'out/b.yaml']);
});

test('the .gitignore files above a named folder hold in it', () => {
  const files = {
    '.gitignore': '*.gen.yaml\n', 'k8s/.gitignore': 'x.yaml\n', 'k8s/.h/a.gen.yaml': '', 'k8s/.h/x.yaml': '',
    'k8s/.h/b.yaml': '',
  };
  assert.equal(found(files, ['k8s/.h']), ['k8s/.h/b.yaml']);
});

test('links to folders are not followed, so a loop ends', () => {
  const files = {
    '.git/HEAD': '', 'a/b.yaml': '', 'a/loop': '-> ..', 'a/self': '-> self', 'a/x.yaml': '-> x.yaml',
  };
  withFolder(files, (folder) => {
    const discovery = discover(open(['.'], folder));
    assert.equal(discovery.files, ['a/b.yaml']);
    assert.equal(problems(discovery), ['a/x.yaml no-skipped-file/unreadable']);
    assert.equal(discovery.problems[0]!.data, { detail: 'the link leads in a circle' });
  });
});

test('a link to a file counts once: as its target, or under its own name if nobody else finds that', () => {
  const files = {
    '.git/HEAD': '', 'real.yaml': '', 'again.yaml': '-> real.yaml', 'chain.yaml': '-> again.yaml',
    '.hidden/x.yaml': '', 'one.yaml': '-> .hidden/x.yaml', 'two.yaml': '-> .hidden/x.yaml', 'data.txt': '',
    'data.yaml': '-> data.txt', 'text.txt': '-> real.yaml',
  };
  withFolder(files, (folder) => {
    const discovery = discover(open(['.'], folder));
    assert.equal(discovery.files, ['data.yaml', 'one.yaml', 'real.yaml']);
    assert.equal(problems(discovery), []);
  });
});

test('links out of the root and dangling links are problems, unless git ignores them', () => {
  const files = {
    'outside/secret.yaml': 'secret', 'outside/dir/a.yaml': '', 'outside/x.txt': '',
    'repo/.git/HEAD': '', 'repo/.gitignore': 'ignored.yaml',
    'repo/file.yaml': '-> ../outside/secret.yaml', 'repo/dir': '-> ../outside/dir', 'repo/x.txt': '-> ../outside/x.txt',
    'repo/gone.yaml': '-> nowhere', 'repo/gone': '-> nowhere', 'repo/ignored.yaml': '-> ../outside/secret.yaml',
    'repo/twice.yaml': '-> dir/a.yaml',
  };
  withFolder(files, (folder) => {
    const discovery = discover(open(['repo'], folder));
    assert.equal(discovery.files, []);
    assert.equal(problems(discovery), [
      'dir no-skipped-file/outside', 'file.yaml no-skipped-file/outside', 'gone.yaml no-skipped-file/unreadable',
      'twice.yaml no-skipped-file/outside',
    ]);
    assert.ok(discovery.problems.every(({ incomplete }) => incomplete));
    assert.equal([...discovery.unread].sort(), ['file.yaml', 'gone.yaml', 'twice.yaml']);
  });
});

test('the tree never reads outside its root', () => {
  const files = {
    'secret.yaml': 'secret', 'root/a.yaml': 'a', 'root/up': '-> ..', 'root/file.yaml': '-> ../secret.yaml',
    'root/in': '-> sub', 'root/sub/b.yaml': 'b',
  };
  withFolder(files, (folder) => {
    const tree = diskTree(join(folder, 'root'));
    const absolute = join(folder, 'secret.yaml');
    for (const path of ['../secret.yaml', 'sub/../../secret.yaml', 'up/secret.yaml', 'file.yaml', absolute]) {
      assert.is(tree.read(path), undefined, path);
      assert.is(tree.stat(path), undefined, path);
    }
    assert.equal(tree.list('up'), []);
    assert.equal(new TextDecoder().decode(tree.read('in/b.yaml')), 'b');
    assert.equal(new TextDecoder().decode(tree.read('./sub/../a.yaml')), 'a');
    assert.equal(tree.list('in'), ['b.yaml']);
  });
});

test('paths are made normal, and those that lead out are none', () => {
  assert.is(normalizePath('a/./b/../c'), 'a/c');
  assert.is(normalizePath('a//b/'), 'a/b');
  assert.is(normalizePath('..a/b..'), '..a/b..');
  assert.is(normalizePath('a/../..'), undefined);
  assert.is(normalizePath('.'), '');
});

test('the order in which folders are listed does not matter', () => {
  const tree = memoryTree(empty(['b/x.yaml', 'a/z.yaml', 'a/y/q.yaml', 'c.yaml', 'B.yaml']));
  const backwards: SourceTree = { ...tree, entries: (folder) => (tree.entries(folder) as TreeEntry[]).reverse() };
  assert.equal(discover(openTree(backwards)), discover(openTree(tree)));
  assert.equal(discover(openTree(tree)).files, ['B.yaml', 'a/y/q.yaml', 'a/z.yaml', 'b/x.yaml', 'c.yaml']);
});

if (needs('a folder that cannot be listed', 'permissions of files', hasPermissions)) {
  test('a folder that cannot be listed is a problem', () => {
    withFolder({ '.git/HEAD': '', 'a/b.yaml': '', 'closed/c.yaml': '' }, (folder) => {
      chmodSync(folder, 0o755);
      chmodSync(join(folder, 'closed'), 0);
      const discovery = withoutRights(() => discover(open(['.'], folder)));
      chmodSync(join(folder, 'closed'), 0o755);
      assert.equal(discovery.files, ['a/b.yaml']);
      assert.equal(problems(discovery), ['closed no-skipped-file/unreadable']);
      assert.equal(discovery.gaps, ['closed']);
    });
  });
}

test.run();
