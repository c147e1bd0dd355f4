import { Command } from 'commander';
/** `scheduler check`: is every rule valid, and is any suspicious? */
export declare function checkCommand(): Command;
