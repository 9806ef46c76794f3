/** Says on standard error what a long run is at: only on a terminal, and only after its first second. */
export interface Progress {
  /** `done` and `total` count files, where they are known. */
  at(stage: string, done?: number, total?: number): void;
  /** Takes the line away. */
  clear(): void;
}

const firstAfter = 1000;
const between = 100;

/** `now` gives milliseconds. */
export function startProgress(stream: NodeJS.WriteStream, now: () => number = () => performance.now()): Progress {
  if (!stream.isTTY) return { at() {}, clear() {} };
  const start = now();
  let last = -Infinity;
  let shown = false;
  return {
    at(stage, done, total) {
      const time = now();
      if (time - start < firstAfter || time - last < between) return;
      last = time;
      shown = true;
      const count = done === undefined ? '' : ` ${done}${total === undefined ? '' : ` of ${total}`}`;
      stream.write(`\r\u001b[Kklint: ${stage}${count} …`);
    },
    clear() {
      if (shown) stream.write('\r\u001b[K');
      shown = false;
    },
  };
}
