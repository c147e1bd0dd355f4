export type * from './deployment';
export { deploymentOf } from './deployment-of';
export { guidOf } from './guid';
export { ofNamespace } from './of-namespace';
