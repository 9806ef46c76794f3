import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { credentialsIn, isSecretValue } from '@klint/kube';
import { looksRandom } from '../src/secrets-entropy.js';
import { assignmentsIn, isCode } from '../src/secrets-lines.js';

/** `name=value` of every assignment; each must stand where it says. */
function read(text: string, inCode = false): string[] {
  return assignmentsIn(text, inCode).map(({ name, value, start, end }) => {
    assert.is(text.slice(start, end), value);
    return `${name}=${value}`;
  });
}

const table: readonly (readonly [language: string, text: string, ...assignments: string[]])[] = [
  ['.env', 'A=1\nexport B="two words" # why\nC=\'x\'', 'A=1', 'B=two words', 'C=x'],
  ['properties', 'a.b = x y \n# c = z\n! d', 'a.b=x y'],
  ['INI', '[db]\npassword = hunter2 ; comment\n; old = x', 'password=hunter2 ; comment'],
  ['YAML', 'a:\n  password: hunter2 # why\n  list: [x]\n  - token: "a"', 'password=hunter2', 'token=a'],
  ['JSON in lines', '{\n  "a": "x",\n  "b": 5\n}', 'a=x', 'b=5'],
  ['JSON in one line', '{"a":"x","b":{"c": "y"}}', 'a=x', 'c=y'],
  ['XML', '<c>\n<password>hunter2</password><user name="ada"/>\n</c>', 'password=hunter2', 'name=ada'],
  ['flags', 'exec app --password=hunter2 --token abc -v', 'password=hunter2', 'token=abc'],
  ['connection strings', 'Server=db;Password=hunter2;', 'Server=db;Password=hunter2', 'Password=hunter2'],
  ['shell', 'TOKEN="$(cat x)"\nif [ "$A" = "b" ]; then', 'TOKEN=$(cat x)'],
  ['structures and calls', 'a: |\nb: {c: d}\nc: [x]\nd = get(x)\ne == f', ''],
  ['Windows line ends', 'A=1\r\nB=2\r\n', 'A=1', 'B=2'],
];

test('assignments are read in the usual languages', () => {
  for (const [language, text, ...assignments] of table) {
    assert.equal(read(text), assignments.filter((each) => each !== ''), language);
  }
});

test('in code a bare word is a variable and a quoted one a value', () => {
  const text = 'password = config.password\ntoken = "abc"\nlocal x = y';
  assert.equal(read(text, true), ['token=abc']);
  assert.ok(isCode('check.py', '') && isCode('run', '#!/usr/bin/env python3\n'));
  assert.not(isCode('app.properties', '') || isCode('run.sh', '#!/bin/sh\n'));
});

// Backtracking shows at this length: what takes milliseconds here does not end in a form that is wrong.
test('hostile texts are read to their end', () => {
  const seeds = [
    'a', '=', ' ', '\n', '${', '{{', '$(', '`', '"', 'your_a_', '-----BEGIN ', '-----BEGIN PRIVATE KEY-----\nAAAA',
    'a://b:c',
    'a:', '<a>', 'eyJhbGciOi.', '--a ', 'a=b ', '\\', 'Basic ', 'Bearer aaaa', '"auth":"', 'PuTTY-User-Key-File-3: ',
    'AKIA',
    'aws://a:b@', 'password=', '- ', 'a.b/',
  ];
  for (const seed of seeds) {
    const text = `x${seed.repeat(Math.ceil(400_000 / seed.length))}!`;
    credentialsIn(text);
    isSecretValue(text);
    assignmentsIn(text);
    looksRandom(text, 3.5);
  }
});

test.run();
