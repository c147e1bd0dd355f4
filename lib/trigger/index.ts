export { grantData, TrainingCompute, type TrainingComputeOptions, type TrainingComputeProps } from './compute';
export { FunctionHosting, type FunctionHostingProps } from './function-hosting';
export { functionPackage } from './function-package';
export { FunctionTrigger, type FunctionTriggerProps } from './function-trigger';
export { JobEvents, type JobEventsProps } from './job-events';
export { JobTemplate, Parameter } from './jobs';
export { LogicAppTrigger, type LogicAppTriggerProps } from './logic-app-trigger';
export { QueueAlert } from './queue-alert';
export { type ITrainingWorkspace, TrainingWorkspace, type TrainingWorkspaceProps } from './workspace';
