import { Command } from 'commander';
/** `scheduler review`: what does this plan change for messages, for access, for cost of failure? */
export declare function reviewCommand(): Command;
