import type { Call, NoReply, Reply } from './call';
import type { Effect, Resumption, RunResult } from './workflow-run';

/** Who does what a run asks for. */
export interface Doer {
  readonly send: (call: Call) => Promise<Reply | NoReply>;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly now: () => Date;
}

/** Runs to the end, with everything done that is asked for. */
export async function drive(run: Generator<Effect, RunResult, Resumption>, doer: Doer): Promise<RunResult> {
  let step = run.next();
  while (step.done !== true) {
    const effect = step.value;
    const reply = effect.kind === 'call' ? await doer.send(effect.call) : await doer.sleep(effect.milliseconds);
    step = run.next({ now: doer.now(), ...(reply !== undefined && { reply }) });
  }
  return step.value;
}
