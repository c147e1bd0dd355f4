export { type BlobAnswer, type BlobRequest, BlobStore } from './blob-store';
export { blobAddressHere, LocalBlobs } from './local-blobs';
