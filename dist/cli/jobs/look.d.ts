import type { ListOptions, WhereOptions } from './command';
/** `scheduler jobs list` */
export declare function list(options: ListOptions, isSaid: boolean): Promise<void>;
/** `scheduler jobs show` */
export declare function show(name: string, options: WhereOptions, isSaid: boolean): Promise<void>;
/** `scheduler jobs cancel` */
export declare function cancel(name: string, options: WhereOptions, isSaid: boolean): Promise<void>;
