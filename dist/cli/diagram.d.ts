import { Command } from 'commander';
/** `scheduler diagram`: the topology as a picture. */
export declare function diagramCommand(): Command;
