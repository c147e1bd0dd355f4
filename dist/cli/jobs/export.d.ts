import { Command } from 'commander';
/** `scheduler jobs export`: the job templates of what was synthesized. */
export declare function exportCommand(): Command;
