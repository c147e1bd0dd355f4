export { JobCode, JobEnvironment } from './assets';
export { JobEvents, type JobEventsProps } from './events/job-events';
export { runProperties } from './events/run-events';
export { FunctionHosting, type FunctionHostingProps } from './function-app/function-hosting';
export { functionPackage } from './function-app/function-package';
export { FunctionTrigger } from './function-app/function-trigger';
export type { FunctionTriggerProps } from './function-app/function-trigger-props';
export { QueueAlert } from './listening/queue-alert';
export { WaitAlerts } from './listening/wait-alerts';
export { LogicAppTrigger, type LogicAppTriggerProps } from './logic-app/logic-app-trigger';
export { JobTemplate, Parameter, Serverless } from './templates';
export {
  grantData,
  TrainingCompute,
  type TrainingComputeOptions,
  type TrainingComputeProps,
} from './workspace/training-compute';
export { TrainingWorkspace, type TrainingWorkspaceProps } from './workspace/training-workspace';
export type { ITrainingWorkspace } from './workspace/workspace-base';
