import { Failure, isOverflow } from '../template/errors.js';
import { fromBytes, toBytes } from '../value/bytes.js';
import { Dict, isString, kindName, type Value } from '../value/value.js';
import { textOf } from '../value/chars.js';
import { plain, takes } from './define.js';

/** path.Clean. */
export function cleanPath(path: string): string {
  const rooted = path.startsWith('/');
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else if (!rooted) steps.push('..');
  }
  return (rooted ? '/' : '') + steps.join('/') || '.';
}

function baseName(path: string): string {
  if (path === '') return '.';
  const trimmed = path.replace(/\/+$/, '');
  return trimmed === '' ? '/' : trimmed.slice(trimmed.lastIndexOf('/') + 1);
}

function extension(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot);
}

interface Url {
  scheme: string;
  opaque: string;
  user: string | undefined;
  host: string;
  path: string;
  rawPath: string;
  query: string;
  fragment: string;
  forceQuery: boolean;
}

function unescape(text: string, where: string): string {
  const bad = /%(?![0-9A-Fa-f]{2}).{0,2}/.exec(text);
  if (bad) throw new Failure(`invalid URL escape ${JSON.stringify(bad[0])}`);
  if (where === 'host' && /[ <>"]/.test(text))
    throw new Failure(`invalid character ${JSON.stringify(/[ <>"]/.exec(text)![0])} in host name`);
  if (!text.includes('%')) return text;
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '%') {
      bytes.push(Number.parseInt(text.slice(i + 1, i + 3), 16));
      i += 2;
    } else bytes.push(...toBytes(text[i]!));
  }
  return fromBytes(Uint8Array.from(bytes));
}

const kept: Readonly<Record<string, RegExp>> = {
  path: /[A-Za-z0-9\-_.~$&+,/:;=@]/,
  user: /[A-Za-z0-9\-_.~$&+,;=]/,
  fragment: /[A-Za-z0-9\-_.~$&+,/:;=?@!()*]/,
  host: /[A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"]/,
};

function escape(text: string, where: 'path' | 'user' | 'fragment' | 'host'): string {
  let out = '';
  for (const byte of toBytes(text)) {
    const char = String.fromCharCode(byte);
    out += byte < 0x80 && kept[where]!.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return out;
}

/** net/url.Parse. */
function parseUrl(text: string): Url {
  if (/[\x00-\x1f\x7f]/.test(text)) throw new Failure('net/url: invalid control character in URL');
  const url: Url = {
    scheme: '',
    opaque: '',
    user: undefined,
    host: '',
    path: '',
    rawPath: '',
    query: '',
    fragment: '',
    forceQuery: false,
  };
  const hash = text.indexOf('#');
  let rest = hash < 0 ? text : text.slice(0, hash);
  if (hash >= 0) url.fragment = unescape(text.slice(hash + 1), 'fragment');
  if (rest.startsWith(':')) throw new Failure('missing protocol scheme');
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(rest);
  if (scheme) {
    url.scheme = scheme[1]!.toLowerCase();
    rest = rest.slice(scheme[0].length);
  }
  const mark = rest.indexOf('?');
  if (mark >= 0) {
    url.query = rest.slice(mark + 1);
    url.forceQuery = url.query === '';
    rest = rest.slice(0, mark);
  }
  if (!rest.startsWith('/')) {
    if (url.scheme) return { ...url, opaque: rest };
    if (rest.split('/')[0]!.includes(':')) throw new Failure('first path segment in URL cannot contain colon');
  }
  if (rest.startsWith('//') && (url.scheme || !rest.startsWith('///'))) rest = parseAuthority(url, rest.slice(2));
  url.path = unescape(rest, 'path');
  url.rawPath = escape(url.path, 'path') === rest ? '' : rest;
  return url;
}

function parseAuthority(url: Url, text: string): string {
  const slash = text.indexOf('/');
  const authority = slash < 0 ? text : text.slice(0, slash);
  const at = authority.lastIndexOf('@');
  if (at >= 0) {
    const user = authority.slice(0, at);
    if (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(user)) throw new Failure('net/url: invalid userinfo');
    url.user = user
      .split(/:(.*)/s)
      .slice(0, 2)
      .map((part) => escape(unescape(part, 'user'), 'user'))
      .join(':');
  }
  url.host = parseHost(authority.slice(at + 1));
  return slash < 0 ? '' : text.slice(slash);
}

function parseHost(host: string): string {
  const close = host.lastIndexOf(']');
  if (host.startsWith('[') && close < 0) throw new Failure("missing ']' in host");
  const port = host.startsWith('[')
    ? host.slice(close + 1)
    : host.includes(':')
      ? host.slice(host.lastIndexOf(':'))
      : '';
  if (port !== '' && !/^:[0-9]*$/.test(port)) throw new Failure(`invalid port ${JSON.stringify(port)} after host`);
  return unescape(host, 'host');
}

function hostname(host: string): string {
  const withoutPort = host.replace(/:[0-9]*$/, host.startsWith('[') && !host.includes(']:') ? '$&' : '');
  return /^\[.*\]$/.test(withoutPort) ? withoutPort.slice(1, -1) : withoutPort;
}

function showUrl(url: Omit<Url, 'rawPath' | 'forceQuery'>): string {
  let out = url.scheme ? `${url.scheme}:` : '';
  if (url.opaque) out += url.opaque;
  else {
    const authority = url.user !== undefined || url.host !== '';
    if (url.scheme || authority) {
      if (authority || url.path.startsWith('//')) out += '//';
      if (url.user !== undefined) out += `${url.user}@`;
      if (url.host) out += escape(url.host, 'host');
    }
    const path = escape(url.path, 'path');
    if (path !== '' && !path.startsWith('/') && url.host) out += '/';
    if (out === '' && path.split('/')[0]!.includes(':')) out += './';
    out += path;
  }
  if (url.query) out += `?${url.query}`;
  return url.fragment ? `${out}#${escape(url.fragment, 'fragment')}` : out;
}

function part(dict: Dict | null, key: string): string {
  const value: Value = dict?.entries.get(key);
  if (value === undefined) return '';
  if (isString(value)) return textOf(value);
  throw new Failure(`unable to parse ${key} key, must be of type string, but ${kindName(value)} found`);
}

function joinUrl(dict: Dict | null): string {
  const user = part(dict, 'userinfo');
  return showUrl({
    scheme: part(dict, 'scheme'),
    host: part(dict, 'host'),
    path: part(dict, 'path'),
    query: part(dict, 'query'),
    opaque: part(dict, 'opaque'),
    fragment: part(dict, 'fragment'),
    user: user === '' ? undefined : parseUrl(`proto://${user}@host`).user,
  });
}

function splitUrl(text: string): Dict {
  let url: Url;
  try {
    url = parseUrl(text);
  } catch (error) {
    if (isOverflow(error)) throw error;
    throw new Failure(`unable to parse url: parse ${JSON.stringify(text)}: ${(error as Error).message}`);
  }
  return new Dict(
    new Map<string, Value>([
      ['scheme', url.scheme],
      ['host', url.host],
      ['hostname', hostname(url.host)],
      ['path', url.path],
      ['query', url.query],
      ['opaque', url.opaque],
      ['fragment', url.fragment],
      ['userinfo', url.user ?? ''],
    ]),
  );
}

const pathFunctions: Readonly<Record<string, (path: string) => Value>> = {
  base: baseName,
  dir: (path) => cleanPath(path.slice(0, path.lastIndexOf('/') + 1)),
  clean: cleanPath,
  ext: extension,
  isAbs: (path) => path.startsWith('/'),
};

export const paths = [
  ...Object.entries(pathFunctions).flatMap(([name, body]) =>
    [name, `os${name[0]!.toUpperCase()}${name.slice(1)}`].map((each) => plain(each, takes('string'), body)),
  ),
  plain('urlParse', takes('string'), splitUrl),
  plain('urlJoin', takes('map'), joinUrl),
  plain('getHostByName', takes('string'), () => ''),
];
