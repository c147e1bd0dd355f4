import type { MovingOptions, ResendOptions } from './dead-letters';
/** `scheduler dead-letters resend` */
export declare function resendThem(entity: string, options: ResendOptions): Promise<void>;
/** `scheduler dead-letters discard` */
export declare function discardThem(entity: string, options: MovingOptions): Promise<void>;
