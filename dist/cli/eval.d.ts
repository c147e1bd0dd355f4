import { Command } from 'commander';
/** `scheduler eval`: what do these filters and actions do to these messages? */
export declare function evalCommand(): Command;
