/** Says on standard error what a long run is at: only on a terminal, and only after its first second. */
export interface Progress {
  at(stage: string, file: string): void;
  /** Takes the line away. */
  clear(): void;
}

const firstAfter = 1000;
const between = 100;

type Stream = Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'write'>;

/** `now` gives milliseconds. */
export function startProgress(stream: Stream, now: () => number = () => performance.now()): Progress {
  if (!stream.isTTY) return { at() {}, clear() {} };
  let next = now() + firstAfter;
  let shown = false;
  return {
    at(stage, file) {
      const time = now();
      if (time < next) return;
      next = time + between;
      shown = true;
      const line = `klint: ${stage} ${file}`;
      stream.write(`\r\u001b[K${line.slice(0, (stream.columns || 80) - 1)}`);
    },
    clear() {
      if (shown) stream.write('\r\u001b[K');
      shown = false;
    },
  };
}
