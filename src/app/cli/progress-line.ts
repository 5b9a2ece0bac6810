/** One line on the terminal that tells how far a long task has come; on a pipe, a line a stage. */
export interface ProgressLine {
  show(stage: string, done: number, total?: number): void;
  end(): void;
  seconds(): string;
}

export function showProgress(out: NodeJS.WriteStream): ProgressLine {
  const started = performance.now();
  const seconds = (): string => ((performance.now() - started) / 1000).toFixed(1);
  let stage = '';
  let text = '';
  return {
    seconds,
    show: (next, done, total) => {
      if (!out.isTTY) {
        if (next !== stage) out.write(`${seconds()} s  ${next}\n`);
      } else {
        text = `${seconds()} s  ${next} ${done}${total === undefined ? '' : ` / ${total}`}`;
        out.write(`\r\u001b[K${text}`);
      }
      stage = next;
    },
    end: () => {
      if (text !== '') out.write('\r\u001b[K');
      text = '';
    },
  };
}
