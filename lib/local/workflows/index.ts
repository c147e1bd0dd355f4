export { readDefinition, WorkflowRefused } from './definition/read-definition';
export { LocalWorkflows, type LocalWorkflowsOptions } from './local-workflows';
export type { Call, NoReply, Reply } from './run/call';
export { type Doer, drive } from './run/drive';
export {
  type Effect,
  type Resumption,
  type RunOptions,
  type RunResult,
  runWorkflow,
  type Tracked,
} from './run/workflow-run';
