import { createConfig } from '@klint/config';
import { NEWEST_MINOR } from '@klint/kube';
import { isUsageError, load, openRepository } from '@klint/sources';

/** Seconds of CPU to load everything in a folder, charts rendered and mapped, again and again in this process. */
export function loadAgain(folder: string, times: number): number[] {
  return Array.from({ length: times }, () => {
    const before = process.cpuUsage();
    const repository = openRepository([folder], folder);
    if (isUsageError(repository)) throw new Error(repository.usageError);
    const flags = { presets: [], rules: [] };
    const { settingsOf } = createConfig({ read: () => undefined, rules: [], flags, newestMinor: NEWEST_MINOR });
    load(repository, settingsOf);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  });
}
