export { administer } from './administration';
export type { Administered, AdministrationAnswer, AdministrationRequest } from './administration-request';
