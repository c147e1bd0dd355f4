import { Command } from 'commander';
/** `scheduler prove`: does every message start exactly one job? which message does not? */
export declare function proveCommand(): Command;
