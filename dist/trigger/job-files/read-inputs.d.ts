import type { FixedData, FixedInput, InputData, InputMode, OutputData, OutputMode } from '../jobs';
import type { Parameter } from '../templates/parameter';
import type { DataFile, InputFile, OutputFile } from './command-file';
import type { JobFileOptions } from './job-file-options';
import { type JobReading } from './job-reading';
import type { YamlFile } from './yaml-file';
export declare function inputModeOf(mode: string): InputMode;
export declare function outputModeOf(mode: string): OutputMode;
/** What fills the inputs of a job. */
export interface ReadInputs {
    readonly parameters: Readonly<Record<string, Parameter>>;
    readonly inputs: Readonly<Record<string, InputData>>;
    readonly fixed: Readonly<Record<string, FixedInput>>;
}
/** The inputs of a file: what a message fills, what a message names, and what stays as the file has it. */
export declare function inputsOf(reading: JobReading, file: YamlFile, inputs: Readonly<Record<string, InputFile>> | undefined, { parameters, inputs: named }: JobFileOptions): ReadInputs;
/** What stays as the file has it; what lies beside it is registered when it is deployed. */
export declare function fixedOf(reading: JobReading, file: YamlFile, input: InputFile, at: readonly string[]): FixedInput;
/** Data that a file names: by reference, by address, or by where it lies beside the file. */
export declare function dataOf(reading: JobReading, file: YamlFile, { type, mode, path }: DataFile, at: readonly string[]): FixedData;
/** The outputs of a file; one of which nothing is said is a folder. */
export declare function outputsOf(outputs?: Readonly<Record<string, OutputFile | null>>): Record<string, OutputData>;
export declare function outputOf(output: OutputFile | null): OutputData;
