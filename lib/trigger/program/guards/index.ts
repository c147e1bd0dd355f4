export { BLOB_TIMEOUT, type BlobDocuments, blobDocuments } from './blob-documents';
export { type Gate, gateOf, keyOf, ledgerName } from './gate';
export { type Ledger, readLedger } from './ledger';
export { readStop, STOP_DOCUMENT, type Stop, stopText, stopWords } from './stop';
export type { Documents, StoredDocument } from './stored-documents';
export { countsFor, DAY, HOUR } from './template-places';
