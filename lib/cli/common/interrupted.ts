import { ExitStatus } from './exit-status';

/** Who starts this command may pass on a signal that it got as well. */
const SAME_SIGNAL = 1000;

/** Ctrl-C, and whoever ends processes, end what goes on; once more, and later, ends the command at once. */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  let first: number | undefined;
  const interrupt = () => {
    if (first !== undefined && Date.now() - first > SAME_SIGNAL) process.exit(ExitStatus.WrongUsage);
    first ??= Date.now();
    controller.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);
  return controller.signal;
}
