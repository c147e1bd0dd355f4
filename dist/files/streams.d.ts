/** Writes to a device, a FIFO, or a file that is open already: as it is, nothing is made, emptied or replaced. */
export declare function writeStream(path: string, content: string | Uint8Array): void;
