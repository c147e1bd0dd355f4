export { LocalEventGrid, type LocalEventGridOptions } from './local-event-grid';
export { type EventMessage, messagesOf } from './messages-of';
