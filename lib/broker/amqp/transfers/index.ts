export { type TransferSession, type Transport, takeOverFrames } from './frame-transport';
export { Incoming, type IncomingDelivery, type TakingLink } from './incoming';
export { type GivingLink, Outgoing, type OutgoingDelivery } from './outgoing-transfers';
