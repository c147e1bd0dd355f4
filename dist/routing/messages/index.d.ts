export { ignoredText, ReadingNotes } from './notes';
export { type ReadMessage, readMessage, sentMessage } from './read-message';
export { sentJson } from './sent-json';
