export { BLOB_TIMEOUT, blobDocuments } from './blob-documents';
export type { Documents, StoredDocument } from './documents';
export { type Gate, gateOf, keyOf, ledgerName } from './gate';
export { readStop, STOP_DOCUMENT, type Stop, stopText, stopWords } from './stop';
