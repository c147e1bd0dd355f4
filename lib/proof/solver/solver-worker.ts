import { parentPort } from 'node:worker_threads';
import { init, type Z3_context } from 'z3-solver';

const ready = init();
let context: Z3_context | undefined;

/** What the thread is sent, in SMT-LIB 2: a new problem, or a question about the one that is open. */
interface Sent {
  readonly open?: string;
  readonly ask?: string;
}

/**
 * The thread that the solver runs in: Z3 as WebAssembly, which stops everything else in its thread while it works. It
 * sends back what Z3 has printed.
 */
parentPort?.on('message', async ({ open, ask }: Sent) => {
  const { Z3, em } = await ready;
  if (open !== undefined) {
    if (context !== undefined) Z3.del_context(context);
    // The rule language counts UTF-16 units, so a character is one.
    Z3.global_param_set('encoding', 'bmp');
    const config = Z3.mk_config();
    context = Z3.mk_context(config);
    Z3.del_config(config);
  }
  // Not the promise of the API: it starts a thread for each call, which takes twenty times as long as a question.
  const say = em.ccall('Z3_eval_smtlib2_string', 'string', ['number', 'string'], [context, open ?? ask]);
  parentPort?.postMessage(say);
});
