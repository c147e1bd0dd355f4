import type { DocumentChange } from './changes';
/** The step from one configuration to another, of one stack each. @throws UnreadableDocument in one line */
export declare function readConfigurationChange(beforePath: string, afterPath: string): DocumentChange;
