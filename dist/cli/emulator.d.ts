import { Command } from 'commander';
/** `scheduler emulator`: the configuration for Microsoft's Service Bus emulator, ready to start. */
export declare function emulatorCommand(): Command;
