// What shows that something mines a currency: the names of miners and the words that they are run with, from the
// documentation of the miners (XMRig, cpuminer, ethminer) and of the pools.

/** Names of miners, and of malware that brings one, as parts of image names. */
const miners = [
  'bfgminer', 'bminer', 'bzminer', 'ccminer', 'cgminer', 'coinhive', 'cpuminer', 'cryptodredge', 'cryptominer',
  'cryptonight', 'ethminer', 'gminer', 'hellminer', 'jceminer', 'kdevtmpfsi', 'kinsing', 'lolminer', 'minerd',
  'minergate', 'monero-miner', 'moneroocean', 'nanominer', 'nbminer', 'onezerominer', 'phoenixminer', 'pwnrig',
  'sgminer', 'srbminer', 'sysrv', 't-rex', 'teamredminer', 'wildrig', 'xmr-miner', 'xmr-stak', 'xmrig', 'xmrigcc',
];

/** The miner that a path in a registry names as a whole word (between `/`, `.`, `_`, `-`), `more` of them included. */
export function minerIn(repository: string, more: readonly string[]): string | undefined {
  const path = spaced(repository);
  return [...miners, ...more].find((word) => word !== '' && path.includes(spaced(word)));
}

function spaced(text: string): string {
  return ` ${text.toLowerCase().replace(/[/._-]/g, ' ')} `;
}

/** Something that only miners are given. */
export interface MiningSign {
  readonly what: 'pool' | 'option' | 'wallet';
  /** The characters that show it. */
  readonly text: string;
  /** Which of the texts it stands in. */
  readonly item: number;
}

const coins = 'monero|xmr|bitcoin|btc|ethereum|eth|ravencoin|rvn|zcash|zec|zephyr|wownero|kaspa|conflux|ergo|dero';

/** Signs in one text. A wallet is an address of Monero (standard, sub- or integrated) or of Kaspa. */
const signs: readonly (readonly [what: MiningSign['what'], pattern: RegExp])[] = [
  ['pool', /\bstratum(?:2?\+[a-z]+|2):\/\/[^\s"',;]+/i],
  ['option', /(?<![\w-])--(?:donate-level|randomx-mode)\b|"(?:donate-level|randomx-mode)"(?=\s*:)/],
  ['option', new RegExp(`(?<![\\w-])--coin[=\\s]["']?(?:${coins})\\b`, 'i')],
  ['wallet', /(?<![A-Za-z0-9])[48][0-9AB](?:[1-9A-HJ-NP-Za-km-z]{93}|[1-9A-HJ-NP-Za-km-z]{104})(?![A-Za-z0-9])/],
  ['wallet', /(?<![A-Za-z0-9])kaspa:[qp][02-9ac-hj-np-z]{60,63}(?![a-z0-9])/],
];

/** What shows mining in texts such as the words of a command, at most one sign of each text. */
export function miningSigns(texts: readonly string[]): readonly MiningSign[] {
  const found = texts.flatMap((text, item): MiningSign[] => {
    for (const [what, pattern] of signs) {
      const match = pattern.exec(text);
      if (match) return [{ what, text: match[0], item }];
    }
    return [];
  });
  return found.length > 0 ? found : acrossWords(texts);
}

/** Signs that take two words: a coin after its option, and a pool and a wallet after -o and -u. */
function acrossWords(texts: readonly string[]): MiningSign[] {
  const words = texts.flatMap((text, item) => text.split(/\s+/).map((word) => ({ word, item })));
  const valueOf = (options: readonly string[]) => words[words.findIndex(({ word }) => options.includes(word)) + 1];
  const after = (options: readonly string[], shape: RegExp) => {
    const value = words.some(({ word }) => options.includes(word)) ? valueOf(options) : undefined;
    return value && shape.test(value.word) ? value : undefined;
  };
  const coin = after(['--coin'], new RegExp(`^(?:${coins})$`, 'i'));
  if (coin) return [{ what: 'option', text: `--coin ${coin.word}`, item: coin.item }];
  const pool = after(['-o', '--url'], /^[\w.-]+\.[\w-]+:\d{2,5}$/);
  const wallet = after(['-u', '--user'], /^[A-Za-z0-9]{26,}(?:[.+/][\w.-]+)?$/);
  return pool && wallet ? [{ what: 'pool', text: pool.word, item: pool.item }] : [];
}
