import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openRepository, openTree, memoryTree } from '@klint/sources';
import { discover } from '../src/discover.js';
import { open, withFolder } from './support.js';

const pod = 'apiVersion: v1\nkind: Pod\n';

test('the nearest folder with .git is the root, whether it is a folder or a file', () => {
  const files = {
    'repo/.git/HEAD': '', 'repo/sub/.git': 'gitdir: x', 'repo/sub/k8s/a.yaml': pod, 'repo/b/b.yaml': pod,
  };
  withFolder(files, (folder) => {
    assert.is(open(['repo/b'], folder).root, join(folder, 'repo'));
    assert.is(open(['repo/sub/k8s/a.yaml'], folder).root, join(folder, 'repo/sub'));
    assert.is(open(['.'], join(folder, 'repo/b')).root, join(folder, 'repo'));
  });
});

test('.git wins over a nearer klint.yaml with root: true', () => {
  withFolder({ 'repo/.git/HEAD': '', 'repo/k8s/klint.yaml': 'root: true', 'repo/k8s/a.yaml': pod }, (folder) => {
    assert.is(open(['repo/k8s'], folder).root, join(folder, 'repo'));
  });
});

test('without .git the nearest klint.yaml that says root: true is the root', () => {
  const files = {
    'a/klint.yaml': 'root: true', 'a/b/klint.yaml': 'root: false', 'a/b/c/x.yaml': pod,
    'd/klint.yaml': '{', 'd/y.yaml': pod,
  };
  withFolder(files, (folder) => {
    assert.is(open(['a/b/c/x.yaml'], folder).root, join(folder, 'a'));
    assert.is(open([join(folder, 'a/b')], folder).root, join(folder, 'a'));
    assert.is(open([join(folder, 'd')], '/').root, join(folder, 'd'));
  });
});

test('without a marker a relative path below the working directory has that as its root', () => {
  withFolder({ 'k8s/deep/a.yaml': pod }, (folder) => {
    assert.is(open(['k8s/deep'], folder).root, folder);
    assert.is(open(['.'], folder).root, folder);
    assert.is(open(['../k8s/deep/a.yaml'], join(folder, 'k8s')).root, join(folder, 'k8s'));
  });
});

test('without a marker other paths have their own folder as root', () => {
  withFolder({ 'k8s/deep/a.yaml': pod, 'work/x.yaml': pod }, (folder) => {
    assert.is(open([join(folder, 'k8s/deep/a.yaml')], folder).root, join(folder, 'k8s/deep'));
    assert.is(open([join(folder, 'k8s')], folder).root, join(folder, 'k8s'));
    assert.is(open(['../k8s'], join(folder, 'work')).root, join(folder, 'k8s'));
  });
});

test('a path that does not exist may be a pattern, which the shell need not expand', () => {
  const files = { 'k8s/a.yaml': pod, 'k8s/deep/b.yaml': pod, 'k8s/c[1].yaml': pod, 'node_modules/d.yaml': pod };
  withFolder(files, (folder) => {
    const named = [...open(['k8s/**/*.yaml'], folder).namedFiles];
    assert.equal(named.sort(), ['k8s/a.yaml', 'k8s/c[1].yaml', 'k8s/deep/b.yaml']);
    assert.equal([...open(['k8s/c[1].yaml'], folder).namedFiles], ['k8s/c[1].yaml']);
    const none = openRepository(['k8s/*.yml'], folder);
    assert.equal(none, { usageError: 'k8s/*.yml: no file or folder matches this pattern' });
  });
});

test('several roots have their deepest common folder', () => {
  const files = {
    'r/one/.git/HEAD': '', 'r/one/a.yaml': pod, 'r/two/.git/HEAD': '', 'r/two/x/b.yaml': pod, 'c.yaml': pod,
  };
  withFolder(files, (folder) => {
    const repository = open(['r/one/a.yaml', 'r/two/x'], folder);
    assert.is(repository.root, join(folder, 'r'));
    assert.equal(discover(repository).files, ['one/a.yaml', 'two/x/b.yaml']);
    assert.is(repository.inScope('two/x/b.yaml'), true);
    assert.is(open(['r/one', 'c.yaml'], folder).root, folder);
  });
});

test('the root is never below the chart that an argument lies in', () => {
  withFolder({ 'shop/Chart.yaml': 'name: shop', 'shop/templates/a.yaml': pod, 'other.yaml': pod }, (folder) => {
    const inside = open(['a.yaml'], join(folder, 'shop/templates'));
    assert.is(inside.root, join(folder, 'shop'));
    assert.equal(discover(inside).files, ['Chart.yaml', 'templates/a.yaml']);
    const below = open(['shop/templates/a.yaml'], folder);
    assert.is(below.root, folder);
    assert.equal(discover(below).files, ['shop/Chart.yaml', 'shop/templates/a.yaml']);
  });
});

test('a path that does not exist is a usage error that names it', () => {
  withFolder({ 'k8s/a.yaml': pod, 'k8s/dangling.yaml': '-> nowhere' }, (folder) => {
    const removed = openRepository(['k8s', 'charts/removed'], folder);
    assert.equal(removed, { usageError: 'charts/removed: no such file or folder' });
    const dangling = openRepository(['k8s/dangling.yaml'], folder);
    assert.equal(dangling, { usageError: 'k8s/dangling.yaml: no such file or folder' });
  });
});

test('arguments choose what is reported, a marked root what is known', () => {
  withFolder({ '.git/HEAD': '', 'k8s/a.yaml': pod, 'k8s/more/b.yaml': pod, 'k8s-other/c.yaml': pod }, (folder) => {
    const repository = open(['k8s'], folder);
    assert.equal(discover(repository).files, ['k8s-other/c.yaml', 'k8s/a.yaml', 'k8s/more/b.yaml']);
    assert.is(repository.inScope('k8s/more/b.yaml'), true);
    assert.is(repository.inScope('k8s'), true);
    assert.is(repository.inScope('k8s-other/c.yaml'), false);
  });
});

test('without a marker only what is named and what stands beside it is known', () => {
  const files = {
    'pod.yaml': pod, 'beside.yaml': pod, 'deep/c.yaml': pod, 'k8s/d.yaml': pod, 'k8s/e/f.yaml': pod,
  };
  withFolder(files, (folder) => {
    assert.equal(discover(open(['pod.yaml'], folder)).files, ['beside.yaml', 'pod.yaml']);
    assert.equal(discover(open([join(folder, 'pod.yaml')], '/')).files, ['beside.yaml', 'pod.yaml']);
    const both = ['beside.yaml', 'k8s/d.yaml', 'k8s/e/f.yaml', 'pod.yaml'];
    assert.equal(discover(open(['pod.yaml', 'k8s'], folder)).files, both);
    assert.is(open(['pod.yaml'], folder).inScope('beside.yaml'), false);
  });
});

test('a file named in several ways is one', () => {
  withFolder({ 'a/b.yaml': pod, 'a/x/': '' }, (folder) => {
    const repository = open(['a/b.yaml', './a', 'a/x/../../a/b.yaml', join(folder, 'a/b.yaml')], folder);
    assert.equal(discover(repository).files, ['a/b.yaml']);
    assert.equal([...repository.namedFiles], ['a/b.yaml']);
    assert.is(repository.inScope('a/b.yaml'), true);
  });
});

test('a link that is named stands for its target', () => {
  withFolder({ '.git/HEAD': '', 'real/a.yaml': pod, 'link.yaml': '-> real/a.yaml', 'folder': '-> real' }, (folder) => {
    const file = open(['link.yaml'], folder);
    assert.is(file.inScope('real/a.yaml'), true);
    assert.equal(discover(file).files, ['real/a.yaml']);
    assert.is(open(['folder'], folder).inScope('real/a.yaml'), true);
  });
});

test('standard input takes the place of a file, or adds one', () => {
  withFolder({ '.git/HEAD': '', 'k8s/a.yaml': pod, 'k8s/b.yaml': pod }, (folder) => {
    const over = open([], join(folder, 'k8s'), { filename: 'a.yaml', content: 'kind: New' });
    assert.equal(new TextDecoder().decode(over.tree.read('k8s/a.yaml')), 'kind: New');
    assert.equal(discover(over).files, ['k8s/a.yaml', 'k8s/b.yaml']);
    assert.is(over.inScope('k8s/b.yaml'), false);
    const added = open([], folder, { filename: 'new/deep/c.txt', content: pod });
    assert.equal(discover(added).files, ['k8s/a.yaml', 'k8s/b.yaml', 'new/deep/c.txt']);
  });
});

test('standard input without a name stands alone', () => {
  withFolder({ '.git/HEAD': '', 'k8s/a.yaml': pod }, (folder) => {
    const repository = open([], join(folder, 'k8s'), { content: pod });
    assert.equal(discover(repository).files, ['k8s/stdin.yaml']);
    assert.is(repository.inScope('k8s/stdin.yaml'), true);
  });
});

test('a tree in memory is a repository as well', () => {
  const repository = openTree(memoryTree({ 'a/b.yaml': pod, 'c.yaml': pod }), ['a/../c.yaml']);
  assert.equal(discover(repository).files, ['a/b.yaml', 'c.yaml']);
  assert.is(repository.inScope('c.yaml'), true);
  assert.is(repository.inScope('a/b.yaml'), false);
});

test.run();
