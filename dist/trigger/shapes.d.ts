import { type Shape } from '../rules';
import type { TrainingComputeOptions, TrainingComputeProps } from './compute';
import type { JobEventsProps } from './events/job-events';
import type { FunctionHostingProps } from './function-hosting';
import type { FunctionTriggerProps } from './function-trigger';
import type { LogicAppTriggerProps } from './logic-app-trigger';
import type { QueueAlertProps } from './queue-alert';
import { JobTemplate } from './templates';
import type { TrainingWorkspaceProps } from './workspace';
/** The templates by the name that a message asks for. */
export declare const templates: Shape<Readonly<Record<string, JobTemplate>>>;
export declare const COMPUTE_OPTIONS: import("../rules/inspection/shape").ObjectShape<TrainingComputeOptions>;
export declare const COMPUTE_PROPS: import("../rules/inspection/shape").ObjectShape<TrainingComputeProps>;
export declare const HOSTING_PROPS: import("../rules/inspection/shape").ObjectShape<FunctionHostingProps>;
export declare const FUNCTION_TRIGGER_PROPS: import("../rules/inspection/shape").ObjectShape<FunctionTriggerProps>;
export declare const LOGIC_APP_TRIGGER_PROPS: import("../rules/inspection/shape").ObjectShape<LogicAppTriggerProps>;
export declare const JOB_EVENTS_PROPS: import("../rules/inspection/shape").ObjectShape<JobEventsProps>;
export declare const QUEUE_ALERT_PROPS: import("../rules/inspection/shape").ObjectShape<QueueAlertProps>;
export declare const WORKSPACE_PROPS: import("../rules/inspection/shape").ObjectShape<TrainingWorkspaceProps>;
