import { type Bus } from '../../operations/bus/bus';
import { type FoundLetters } from '../../operations/dead-letters/find';
import type { LetterOptions } from './dead-letters';
/** `scheduler dead-letters list` */
export declare function list(entity: string | undefined, options: LetterOptions): Promise<void>;
/** `scheduler dead-letters show` */
export declare function show(entity: string, options: LetterOptions): Promise<void>;
/** The letters of what is named, or of everything; says where there are more. */
export declare function lettersOf(bus: Bus, name: string | undefined, most: number): Promise<FoundLetters>;
