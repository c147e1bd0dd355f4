import { Command } from 'commander';
/** The `scheduler` command: its words, and what its exit status means. */
export declare function schedulerProgram(): Command;
