import type { SweepFile } from './sweep-file';
export declare const SWEEP_FILE: import("../../rules/inspection/shape").ObjectShape<SweepFile>;
