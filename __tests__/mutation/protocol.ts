/** A file of tests, and which of it: `undefined` for all, where a change is come by while the file is loaded. */
export interface Chosen {
  readonly path: string;
  readonly names: readonly string[] | undefined;
  /** How long it may take, in milliseconds, before it is taken for one that never ends. */
  readonly patience: number;
}

/** What jest is asked: to run all tests once, or those of each change with that change on. */
export type Plan =
  | { readonly kind: 'reach'; readonly reached: string }
  | { readonly kind: 'judge'; readonly changes: readonly { readonly id: number; readonly tests: readonly Chosen[] }[] };

/** What jest tells while it runs. */
export type Told =
  | { readonly kind: 'started'; readonly id: number; readonly path: string; readonly patience: number }
  | {
      readonly kind: 'ran';
      readonly path: string;
      readonly loading: number;
      readonly tests: readonly Ran[];
      readonly problem: string | undefined;
    }
  | { readonly kind: 'noticed'; readonly id: number; readonly by: string }
  | { readonly kind: 'survived'; readonly id: number }
  | { readonly kind: 'end' };

/** A test that has run, with how long it took in milliseconds; a time that a test gives to a file as a whole is `loading`. */
export interface Ran {
  readonly name: string;
  readonly took: number;
  readonly hasFailed: boolean;
}

/** What the runner wants of the file of tests that runs now, and what it is told of it: one file runs at a time. */
export const current: {
  names: ReadonlySet<string> | undefined;
  /** Whether the rest is left out once a test has failed. */
  bail: boolean;
  path: string;
  ran: Ran[];
  failed: string | undefined;
} = { names: undefined, bail: false, path: '', ran: [], failed: undefined };
