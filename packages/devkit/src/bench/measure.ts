import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A command, with the folder it runs in. */
export interface Measured {
  readonly name: string;
  /** Run one after the other; their times are added. */
  readonly commands: readonly (readonly string[])[];
  readonly cwd: string;
}

export interface Cost {
  readonly name: string;
  /** Seconds of CPU and of wall clock, the median of all runs, and the least. */
  readonly cpu: { readonly median: number; readonly least: number };
  readonly wall: { readonly median: number; readonly least: number };
}

/** Runs everything in turn, so many times, so that what the machine does besides weighs on all alike. */
export function measure(all: readonly Measured[], runs: number): Cost[] {
  const samples = all.map(() => ({ cpu: [] as number[], wall: [] as number[] }));
  for (let run = 0; run < runs; run++) {
    all.forEach((each, i) => {
      const { cpu, wall } = once(each);
      samples[i]!.cpu.push(cpu);
      samples[i]!.wall.push(wall);
    });
  }
  return all.map(({ name }, i) => ({ name, cpu: summary(samples[i]!.cpu), wall: summary(samples[i]!.wall) }));
}

function once({ commands, cwd }: Measured): { cpu: number; wall: number } {
  const before = childTime();
  const start = performance.now();
  for (const [program, ...rest] of commands) {
    const { error } = spawnSync(program!, rest, { cwd, stdio: 'ignore' });
    if (error) throw error;
  }
  return { cpu: childTime() - before, wall: (performance.now() - start) / 1000 };
}

/** Seconds of CPU of all children that ended, as Linux counts them: in hundredths. */
function childTime(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8').replace(/^.*\) /s, '').split(' ');
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

function summary(values: readonly number[]): { median: number; least: number } {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: sorted[sorted.length >> 1]!, least: sorted[0]! };
}
