import { Command } from 'commander';
/** `scheduler audit`: which security rules pass, fail or are waived? */
export declare function auditCommand(): Command;
