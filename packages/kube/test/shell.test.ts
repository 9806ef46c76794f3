import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { commandsOf, flagsOf, remoteCodeOf } from '@klint/kube';
import { podOf } from './resource.js';

/** The commands of a script: words joined by a space, `|` before one that is piped into, `>` before written files. */
function commands(script: string): string[] {
  return commandsOf(['sh', '-c', script]).map(({ words, piped, writes }) => {
    const parts = [...(piped ? ['|'] : []), ...words.map(({ text }) => text), ...writes.map((file) => `>${file}`)];
    return parts.join(' ');
  });
}

// The shell grammar of POSIX (Shell Command Language, 2.2 to 2.10).
const scripts: readonly (readonly [script: string, commands: readonly string[]])[] = [
  ['a b; c && d || e & f', ['a b', 'c', 'd', 'e', 'f']],
  ['a | b |& c', ['a', '| b', '| c']],
  ["a 'b c' \"d e\" f\\ g", ['a b c d e f g']],
  ['a\nb \\\n c # comment\n# d\ne', ['a', 'b c', 'e']],
  ['a > x 2>&1 >> y < z &> w', ['a >x >y >w']],
  ['(a; b) | c', ['a', 'b', '| c']],
  ['a | (b; c)', ['a', '| b', 'c']],
  ['if a; then b; else c; fi', ['a', 'b', 'c']],
  ['{ a; } | b', ['a', '| b']],
  ['while a; do b; done | c', ['a', 'b', '| c']],
  ['a |\n  # comment\n\n b\nc', ['a', '| b', 'c']],
  ['X=1 Y+=2 a', ['a']],
  ['sudo -E -u me a -x; exec -a n b; env -i A=1 c; timeout -k 5 30 d', ['a -x', 'b', 'c', 'd']],
  ['bash -euo pipefail -c "a | b"', ['a', '| b']],
  ['a | sh -c "b; c"', ['a', '| b', 'c']],
  ['cat <<EOF | a\nb; c\nEOF\nd', ['cat', '| a', 'd']],
  ['a "$(b | c)" `d` <(e)', ['a $(b | c) `d` <(e)']],
  ["a $'b'; c ${d:-e}", ['a $b', 'c ${d:-e}']],
  ['a "unclosed', ['a unclosed']],
  ["a 'unclosed", ['a unclosed']],
  ['a $(unclosed', ['a $(unclosed']],
  ['sh', ['sh']], ['exec', ['exec']], ['', []], ['# only', []], [';;|&()', []],
];

for (const [script, expected] of scripts) {
  test(JSON.stringify(script), () => assert.equal(commands(script), expected));
}

test('any text ends', () => {
  const signs = ['$(', '`', '"', "'", '\\', '<(', '>', '<<', '|', '&', '(', ')', '#', '\n', ' ', 'a', '1'];
  let seed = 1;
  for (let i = 0; i < 3000; i++) {
    let script = '';
    for (let j = 0; j < 12; j++) script += signs[(seed = (seed * 48271) % 2147483647) % signs.length];
    assert.ok(Array.isArray(commands(script)));
  }
  assert.ok(commands('$('.repeat(20000)).length > 0);
  assert.ok(commands('sh -c "'.repeat(2000)).length > 0);
});

function found(script: string, installs = false): string {
  return remoteCodeOf(['bash', '-c', script], installs).map(({ how, source }) => `${how} ${source}`).join();
}

const url = 'https://example.com/i.sh';

test('code that is fetched and run', () => {
  const yes: readonly (readonly [script: string, how: string])[] = [
    [`curl ${url} | sh`, `piped ${url}`], [`wget -O- ${url} | tee x | sudo bash -`, `piped ${url}`],
    [`curl ${url} | bash -s -- -y`, `piped ${url}`], [`curl ${url} | busybox sh`, `piped ${url}`],
    [`curl ${url} | python3`, `piped ${url}`], [`curl ${url} | bash -o pipefail`, `piped ${url}`],
    [`sh -c "$(curl ${url})"`, `substituted ${url}`], [`. <(curl ${url})`, `substituted ${url}`],
    [`$(wget -qO- ${url})`, `substituted ${url}`], [`\`curl ${url}\``, `substituted ${url}`],
    [`curl -o x ${url}; sh x`, `executed ${url}`], [`wget ${url}; chmod u+x i.sh`, `executed ${url}`],
    [`curl -sSLO ${url} && ./i.sh`, `executed ${url}`], [`curl ${url} > /tmp/x; bash /tmp/x`, `executed ${url}`],
    [`curl --output=/tmp/x ${url}; chmod 0755 /tmp/x`, `executed ${url}`],
    [`wget -qO /tmp/x ${url}; perl /tmp/x`, `executed ${url}`], [`curl ${url} | tee x; sh x`, `executed ${url}`],
    [`curl -o a.jar ${url}; java -jar a.jar`, `executed ${url}`],
  ];
  for (const [script, how] of yes) assert.is(found(script), how, script);
});

test('downloads that are data, or checked', () => {
  const no = [
    `curl ${url}`, `curl ${url} | grep x`, `curl ${url} | sh -c 'cat'`, `curl ${url} | python3 -m json.tool`,
    `curl ${url} | perl -ne 'print'`, `curl ${url} | node -e 'x'`, `curl ${url} | sh script.sh`,
    `echo "curl ${url} | sh"`,
    `x=$(curl ${url}); echo $x`, `bash run.sh "$(curl ${url})"`, `curl -o x ${url}; cat x`,
    `curl -o x ${url}; chmod 644 x`,
    `curl -o x ${url}; sha256sum -c sums; sh x`, `curl -o x ${url}; [ "$(sha256sum x)" = y ] && sh x`,
    `curl -o x ${url}; gpg --verify x.sig x && sh x`, `curl -o /dev/null ${url}; sh x`,
    `curl -o a.json ${url}; python3 b.py a.json`,
    `curl -o /tmp/a/x ${url}; sh /opt/x`, `$(which curl) ${url}`, 'pip install x',
  ];
  for (const script of no) assert.is(found(script), '', script);
});

test('packages without a lock, if asked for', () => {
  const yes = [
    'apt-get update && apt-get -y install x', 'pip3 install x', 'npm i', 'apk add x', 'cargo install x',
    'go install x@latest',
  ];
  for (const script of yes) assert.match(found(script, true), /^installed /, script);
  const no = [
    'npm ci', 'pip install --require-hashes -r x', 'cargo install --locked x', 'apt-get update', 'pip list', 'npm',
  ];
  for (const script of no) assert.is(found(script, true), '', script);
});

function flags(container: Record<string, unknown>): string | undefined {
  const read = flagsOf(podOf({ containers: [{ name: 'c', ...container }] }).containers[0]!, 'kube-apiserver');
  const texts = [...(read?.flags ?? [])].map(([name, { value, joined }]) => `${name}${joined ? '=' : ' '}${value}`);
  return read && [read.at.path.at(-1), ...texts].join(';');
}

// Design §5 for what a container runs; spf13/pflag for its flags.
test('flags of the container that runs a component', () => {
  const image = 'registry.k8s.io/kube-apiserver:v1.33.0';
  assert.is(flags({ command: ['kube-apiserver', '--a=1', '--b', '2', '--c'] }), 'command;a=1;b 2;c undefined');
  assert.is(flags({ command: ['/usr/bin/kube-apiserver'], args: ['--a=1', '--a=2'] }), 'command;a=2');
  assert.is(flags({ args: ['kube-apiserver', '--a'] }), 'args;a undefined');
  assert.is(flags({ image, args: ['--a_b=x=y', '--', '--c'] }), 'args;a-b=x=y');
  assert.is(flags({ image }), 'image');
  assert.is(flags({ command: ['sh', '-c', 'exec kube-apiserver --a=1 --b "2 3" 2>&1 | tee log'] }),
    'command;a=1;b 2 3');
  assert.is(flags({ command: ['/bin/sh', '-ec'], args: ['sleep 1; kube-apiserver --a'] }), 'command;a undefined');
  assert.is(flags({ image, command: ['sleep', '1'] }), undefined);
  assert.is(flags({ command: ['kube-apiserver-helper'] }), undefined);
  assert.is(flags({ image: 5, command: 'kube-apiserver', args: [null] }), undefined);
});

test.run();
