export { BLOB_TIMEOUT, type BlobDocuments, blobDocuments } from './blob-documents';
export type { Documents, StoredDocument } from './documents';
export { type Gate, gateOf, keyOf, ledgerName } from './gate';
export { type Ledger, readLedger } from './ledger';
export { countsFor, DAY, HOUR } from './places';
export { readStop, STOP_DOCUMENT, type Stop, stopText, stopWords } from './stop';
