import { Command } from 'commander';
/** `scheduler local fault`: what goes wrong on demand. */
export declare function faultCommand(usualPort: number): Command;
/** `scheduler local advance`: lets time pass. */
export declare function advanceCommand(usualPort: number): Command;
