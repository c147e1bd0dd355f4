import type { Setting, Settings } from './setting';
/** Whether an argument is an answer of Azure, or a note for tools. */
export declare function isOutput(argument: string): boolean;
/** What is known of an argument; an empty setting, where that is nothing. */
export declare function settingOf(type: string, argument: string): Setting;
/** The arguments of a type of which something is known. */
export declare function settingsOf(type: string): Settings;
