#!/usr/bin/env node
import * as nodeModule from 'node:module';
import { join } from 'node:path';

/**
 * Has Node 22 and later keep compiled code between runs, in a folder that only the user can write to, since code kept
 * there is run.
 */
function keepCompiledCode(): void {
  const { HOME, XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  const cache = LOCALAPPDATA ?? XDG_CACHE_HOME ?? (HOME && join(HOME, '.cache'));
  const { enableCompileCache } = nodeModule as { enableCompileCache?: (folder: string) => unknown };
  if (cache) enableCompileCache?.(join(cache, 'klint'));
}

keepCompiledCode();
await import('./start.js');
