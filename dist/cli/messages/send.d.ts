import { Command } from 'commander';
export interface SendOptions {
    readonly to: string;
    readonly from: string;
    readonly every?: number;
    readonly count?: number;
    readonly unchecked?: boolean;
    readonly json?: boolean;
}
/** `scheduler send`: sends messages to a topic or queue, here or in Azure. */
export declare function sendCommand(): Command;
