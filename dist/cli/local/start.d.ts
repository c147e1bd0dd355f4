import { type Tier } from '../../broker';
import { type SystemOptions } from './system';
export interface LocalOptions extends SystemOptions {
    readonly from: string;
    readonly namespace?: string;
    readonly config?: string;
    readonly empty?: boolean;
    /** Without programs, Azure ML and page. */
    readonly onlyServiceBus?: boolean;
    readonly tier?: Tier;
    readonly data?: string;
    readonly port: number;
    readonly host: string;
    readonly allowIncomplete?: boolean;
    readonly json?: boolean;
}
/** Starts Service Bus and what is around it, says how to reach it, and runs it until somebody stops it. */
export declare function startLocal(options: LocalOptions): Promise<void>;
