import {
  chmodSync, chownSync, closeSync, fsyncSync, ftruncateSync, lstatSync, openSync, readFileSync, realpathSync,
  renameSync, rmSync, statSync, writeSync,
} from 'node:fs';
import type { Stats } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { reasonOf } from './output.js';

/**
 * Puts other bytes into a file, if it still holds those that were read; gives back why that could not be done. Whoever
 * reads it meanwhile sees the old bytes or the new ones. Its mode and owner stay, and links to it go on leading to it:
 * one with several names is written in place, since another file in its place would have one of them only.
 */
export function replaceFile(path: string, expected: Uint8Array, bytes: Uint8Array): string | undefined {
  try {
    const place = realpathSync.native(path);
    const stats = statSync(place);
    if (Buffer.compare(readFileSync(place), expected) !== 0) return 'it changed meanwhile';
    if (stats.nlink > 1) writeInPlace(place, bytes);
    else writeBeside(place, stats, bytes);
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

function writeInPlace(place: string, bytes: Uint8Array): void {
  const file = openSync(place, 'r+');
  try {
    writeAll(file, bytes);
    ftruncateSync(file, bytes.length);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Writes a new file and gives it the name of the old one. */
function writeBeside(place: string, { mode, uid, gid }: Stats, bytes: Uint8Array): void {
  // Who may not write the file may still be allowed to put another one in its place.
  closeSync(openSync(place, 'r+'));
  const beside = freeName(place);
  const file = openSync(beside, 'wx', 0o600);
  try {
    writeAll(file, bytes);
    fsyncSync(file);
    closeSync(file);
    keepOwner(beside, uid, gid);
    chmodSync(beside, mode & 0o7777);
    renameSync(beside, place);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at, at);
}

function freeName(place: string): string {
  for (let i = 0; ; i++) {
    const name = join(dirname(place), `.${basename(place)}.klint-${process.pid}-${i}`);
    if (!lstatSync(name, { throwIfNoEntry: false })) return name;
  }
}

/** Only root may give a file away; for others it is theirs before and after. */
function keepOwner(path: string, uid: number, gid: number): void {
  const own = statSync(path);
  if (own.uid === uid && own.gid === gid) return;
  try {
    chownSync(path, uid, gid);
  } catch {
    // The new file belongs to whoever runs klint, as with any editor.
  }
}
