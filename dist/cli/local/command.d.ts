import { Command } from 'commander';
/** `scheduler local`: Service Bus on this machine. */
export declare function localCommand(): Command;
/** A port of TCP. */
export declare function portOf(text: string): number;
