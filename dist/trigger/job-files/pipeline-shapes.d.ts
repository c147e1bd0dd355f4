import type { CommandPartsFile } from './command-file';
import type { ComponentFile, PipelineFile, StepFile } from './pipeline-file';
export declare const PIPELINE_FILE: import("../../rules/inspection/shape").ObjectShape<PipelineFile>;
/** A command component, in a file of its own or in the step itself. */
export declare const COMPONENT_FILE: import("../../rules/inspection/shape").ObjectShape<ComponentFile>;
/** A step that names a component. */
export declare const COMPONENT_STEP: import("../../rules/inspection/shape").ObjectShape<StepFile>;
/** A step with its command in it. */
export declare const COMMAND_STEP: import("../../rules/inspection/shape").ObjectShape<StepFile & Pick<CommandPartsFile, "command" | "environment">>;
