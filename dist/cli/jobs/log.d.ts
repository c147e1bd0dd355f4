import type { LogCommandOptions } from './command';
/** `scheduler jobs log` */
export declare function log(name: string, options: LogCommandOptions, isSaid: boolean): Promise<void>;
