import type { Due, Kernel } from './kernel';
/** Lets something happen whose time has come. */
export declare function fire(kernel: Kernel, due: Due): void;
