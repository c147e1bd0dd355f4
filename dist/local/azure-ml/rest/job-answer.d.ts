import { type Run } from '../core';
export declare function systemData(created: number): object;
/** A run as the service answers it. */
export declare function jobJson(run: Run, endpoint: string): object;
