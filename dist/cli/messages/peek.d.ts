import { Command } from 'commander';
/** `scheduler peek`: looks at messages, and leaves them where they are. */
export declare function peekCommand(): Command;
