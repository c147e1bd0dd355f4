/** A file of tests, and those of it that are run. */
export interface Chosen {
  readonly path: string;
  /** All where it has none: with a change on, tests may have other names. */
  readonly names?: readonly string[];
  /** How long it may take, in milliseconds, before it is taken for one that never ends. */
  readonly patience: number;
}

/** A test, and the changes that it comes by: it is run once with each. */
export interface Shared {
  readonly name: string;
  readonly ids: readonly number[];
  /** How long it may take with one of them, in milliseconds. */
  readonly patience: number;
}

/** A file of tests that is loaded once for many changes. */
export interface SharedFile {
  readonly path: string;
  readonly tests: readonly Shared[];
}

/**
 * What jest is asked: to run all tests once; to run each test with each change that it comes by; or, for changes that
 * are come by while a file is loaded, to load the file anew for each.
 */
export type Plan =
  | { readonly kind: 'reach'; readonly reached: string }
  | { readonly kind: 'together'; readonly files: readonly SharedFile[] }
  | { readonly kind: 'alone'; readonly changes: readonly { readonly id: number; readonly tests: readonly Chosen[] }[] };

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
  /** A test has failed, and fails without the change as well from then on: something was kept that a change had made. */
  | { readonly kind: 'doubtful'; readonly id: number }
  /** All tests of a file have run with all their changes. */
  | { readonly kind: 'through'; readonly path: string }
  | { readonly kind: 'survived'; readonly id: number }
  | { readonly kind: 'end' };

/** A test that has run, with how long it took in milliseconds. */
export interface Ran {
  readonly name: string;
  readonly took: number;
  readonly hasFailed: boolean;
}

/** What the runner wants of the file of tests that runs now, and what it is told of it: one file runs at a time. */
export interface Current {
  readonly path: string;
  /** The tests to run; all, where it is `undefined`. */
  readonly names?: ReadonlySet<string>;
  /** Each test with each of its changes, instead of once. */
  readonly together?: {
    readonly tests: ReadonlyMap<string, Shared>;
    /** The changes that need no further test. */
    readonly decided: Set<number>;
    /** What has run, by `keyOf`. */
    readonly done: Set<string>;
    /** Whether something was kept that a change had made: the file has to be loaded anew. */
    isSpoilt: boolean;
    readonly tell: (told: Told) => Promise<void>;
  };
  /** Whether the rest is left out once a test has failed. */
  readonly bail: boolean;
  readonly ran: Ran[];
  failed: string | undefined;
}

export const running: { file: Current } = { file: { path: '', bail: false, ran: [], failed: undefined } };

export function keyOf(name: string, id: number): string {
  return `${id} ${name}`;
}
