import type { StepData } from '../jobs';
import type { InputFile, OutputFile } from './command-file';
import { type JobReading } from './job-reading';
import type { StepFile } from './pipeline-file';
import type { YamlFile } from './yaml-file';
/** A component that a step runs. */
export interface ReadComponent {
    readonly reference: string;
    readonly source: StepData['source'];
    /** What it leaves, by name; `undefined` where nobody can see it from here. */
    readonly outputs: Readonly<Record<string, {
        readonly type: string;
    }>> | undefined;
}
/** What a pipeline has around a step. */
export interface Surroundings {
    readonly inputs: Readonly<Record<string, InputFile>>;
    readonly outputs: Readonly<Record<string, OutputFile | null>>;
    /** What another step leaves, by name. */
    readonly leaves: (step: string) => Readonly<Record<string, unknown>> | undefined;
}
/** A component by reference, in a file of its own, or in the step itself. */
export declare function namedComponent(reading: JobReading, file: YamlFile, step: StepFile, at: readonly string[]): ReadComponent;
/** A component out of a step with its command in it: what it takes is of the type of what it is given. */
export declare function inlineComponent(reading: JobReading, file: YamlFile, step: StepFile, at: readonly string[], around: Surroundings): ReadComponent;
