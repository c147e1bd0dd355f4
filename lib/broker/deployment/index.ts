export { type Deployment, fromTopology } from './deploy';
export { type PlannedEntity, type PlannedNamespace, plannedNamespace } from './entities';
