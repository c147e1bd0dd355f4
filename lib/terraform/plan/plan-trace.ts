import type { Instance } from './plan-instances';
import { type Step, type Traversal, traversalText } from './traversal';

/** Where an expression leads: to one resource, to one of some, or to anything; with why it is not decided. */
export type Trace =
  | {
      readonly kind: 'one';
      readonly instance: Instance;
      readonly steps: readonly Step[];
      /** Where it goes by `each.key`, which looks like any function of it in a plan: all that such a function may give. */
      readonly among?: readonly Instance[];
    }
  | {
      readonly kind: 'some';
      readonly instances: readonly Instance[];
      readonly why: string;
      readonly steps: readonly Step[];
    }
  | { readonly kind: 'any'; readonly why: string };

/** How it is said that a plan leaves open what belongs together: the configuration that it was made of says it. */
export const PLAN_SILENT = 'a plan does not';

/** What leads to anything, for what it is made of. */
export function unknown(traversals: readonly Traversal[]): Trace {
  const text = traversals.map(traversalText).join(', ');
  const isLocal = traversals.some(({ root }) => root.startsWith('local.'));
  const why = isLocal
    ? `it is ${text}, and ${PLAN_SILENT} have local values`
    : `it is made of ${text || 'nothing that is named'}`;
  return { kind: 'any', why };
}

/** Where an output leads in all instances of a module. */
export interface InAll {
  /** Where one of them may lead to anything, or there is none. */
  readonly isAny: boolean;
  readonly instances: readonly Instance[];
  /** Of those that lead to one resource alone. */
  readonly decided: readonly Instance[];
}

/** What the traces of an output come to, one for each instance of its module. */
export function inAll(traces: readonly Trace[]): InAll {
  return {
    isAny: traces.length === 0 || traces.some(({ kind }) => kind === 'any'),
    instances: traces.flatMap((trace) =>
      trace.kind === 'some' ? trace.instances : trace.kind === 'one' ? trace.instance : [],
    ),
    decided: traces.flatMap((trace) => (trace.kind === 'one' ? trace.instance : [])),
  };
}
