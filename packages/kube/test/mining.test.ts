import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { minerIn, miningSigns } from '@klint/kube';

const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'.repeat(2);

test('miners are whole words of a path', () => {
  const yes = [
    'xmrig', 'someone/xmrig', 'someone/XMRig', 'a/xmrig-proxy', 'a/my_xmrig.v6', 'xmrig/worker', 'a/xmr-stak',
    'a/t-rex', 'a/cpuminer-multi', 'kinsing',
  ];
  for (const path of yes) assert.ok(minerIn(path, []), path);
  for (const path of ['process-mining', 'data-miner', 'xmrigs', 'a/t-rexes', 'rex', 'miner', 'a/minerds', '']) {
    assert.is(minerIn(path, []), undefined, path);
  }
  assert.is(minerIn('a/gold.digger', ['Gold-Digger']), 'Gold-Digger');
  assert.is(minerIn('a/b', ['']), undefined);
});

// Formats: the addresses of Monero (95 characters, integrated ones 106) and Kaspa; options of XMRig and cpuminer.
const table: readonly (readonly [texts: readonly string[], sign: string])[] = [
  [['-o', 'stratum+tcp://pool.example:3333'], 'pool stratum+tcp://pool.example:3333 1'],
  [['x STRATUM+SSL://a:1 y'], 'pool STRATUM+SSL://a:1 0'],
  [['url=stratum2+tcp://a:1,b'], 'pool stratum2+tcp://a:1 0'],
  [['stratum2://a'], 'pool stratum2://a 0'],
  [['stratum://a', 'stratum 2', 'substratum+tcp://a'], '-'],
  [['--donate-level', '1'], 'option --donate-level 0'],
  [['sh -c "x --randomx-mode=light"'], 'option --randomx-mode 0'],
  [['{ "donate-level" : 1 }'], 'option "donate-level" 0'],
  [['donate-level', 'no--donate-level', '--donate-levels', '"donate-level"'], '-'],
  [['--coin=monero'], 'option --coin=monero 0'],
  [['x --coin XMR'], 'option --coin XMR 0'],
  [['--coin', 'Bitcoin'], 'option --coin Bitcoin 1'],
  [['--coin=flip', '--coin', 'side', '--coins=btc'], '-'],
  [[`4A${base58.slice(0, 93)}`], `wallet 4A${base58.slice(0, 93)} 0`],
  [[`8B${base58.slice(0, 93)}.rig1`], `wallet 8B${base58.slice(0, 93)} 0`],
  [[`x4A${base58.slice(0, 93)}`, `4A${base58.slice(0, 92)}`], '-'],
  [[`4A${base58.slice(0, 94)}`, `4C${base58.slice(0, 93)}`], '-'],
  [[`kaspa:q${'0'.repeat(60)}`], `wallet kaspa:q${'0'.repeat(60)} 0`],
  [['-o', 'pool.example.com:443', '-u', 'a'.repeat(30)], 'pool pool.example.com:443 1'],
  [[`xmrig -o pool.example.com:443 -u ${'a'.repeat(30)}.worker -p x`], 'pool pool.example.com:443 0'],
  [['-u', 'user:password', '-o', 'pool.example.com:443'], '-'],
  [['-u', 'a'.repeat(30), '-o', '/dev/null'], '-'],
  [['-o', 'pool.example.com:443'], '-'],
  [['-u', 'a'.repeat(30), '-o'], '-'],
];

for (const [texts, wanted] of table) {
  test(`${texts.join(' ').slice(0, 60)}: ${wanted.slice(0, 40)}`, () => {
    const found = miningSigns(texts).map(({ what, text, item }) => `${what} ${text} ${item}`);
    assert.is(found.join('; ') || '-', wanted);
  });
}

test('every text is told once', () => {
  const found = miningSigns(['stratum+tcp://a:1 --donate-level', '--coin=xmr', 'x']);
  assert.equal(found.map(({ what, item }) => `${what} ${item}`), ['pool 0', 'option 1']);
});

test.run();
