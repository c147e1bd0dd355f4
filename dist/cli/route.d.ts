import { Command } from 'commander';
/** `scheduler route`: where do these messages go, how many copies, and why not elsewhere? */
export declare function routeCommand(): Command;
