export { contractMessageSchema, messageFileSchema } from './message-file-schema';
export { ignoredText, ReadingNotes } from './notes';
export { type ReadMessage, readMessage, sentMessage, withoutSchema } from './read-message';
export { sentJson } from './sent-json';
