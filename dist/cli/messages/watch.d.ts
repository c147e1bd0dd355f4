import { Command } from 'commander';
/** `scheduler watch`: what arrives, without taking it. */
export declare function watchCommand(): Command;
