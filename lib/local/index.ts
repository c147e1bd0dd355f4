export { type Deployment, deploymentOf, ofNamespace } from './deployment';
export type { LocalProfile } from './profile/profile';
export { readProfile } from './profile/read-profile';
export type { ProgramLine } from './programs/program-line';
export type { CopyEnd, Story } from './stories/story';
export { LocalSystem, type LocalSystemOptions } from './system/local-system';
