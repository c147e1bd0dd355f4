import type { ProgramLine } from '../programs/program-line';
import type { LogLevel } from './worker-messages';
/** A line that a program has logged, with what became of a message where it says so. */
export declare function programLine(program: string, level: LogLevel, text: string, time: Date): ProgramLine;
