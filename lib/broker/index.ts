export { type BrokerEvent, DueTimes, type EntityStatus, type MessageChanges, type Tier } from './core';
export { Faults, type LockSelection, ServiceBusRefusal } from './local/fault-requests';
export { type EntityCounts, type LookedAt, type LookedAtBody, type Outgoing, readEncoded } from './local/inside';
export type { LengthOfTime } from './local/length-of-time';
export {
  IncompleteTopology,
  incompleteness,
  type LocalClock,
  type LocalEntities,
  LocalServiceBus,
} from './local/local-service-bus';
export type { StartOptions } from './local/start-options';
export { type Certificate, userCertificate } from './port/certificate';
export { PortProblem, Ports } from './port/port';
export { SetupRefused } from './setup/apply';
export { namespacesOf } from './setup/from-topology';
