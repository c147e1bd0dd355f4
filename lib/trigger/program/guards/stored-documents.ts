import type { Time } from './ledger';

/** A document as it was read. */
export interface StoredDocument {
  /** `undefined` where there is none. */
  readonly text: string | undefined;
  /** Which version of it; `undefined` where there is none. */
  readonly version: string | undefined;
  /** When it was written; `undefined` where there is none, or the storage does not say. */
  readonly written: Time | undefined;
  /** The time of the storage: one clock for all that read, whatever their own say. */
  readonly now: Time;
}

/** Small documents that several instances share, and that outlive all of them. */
export interface Documents {
  /** @throws NotNow where it cannot be read now */
  read(name: string): Promise<StoredDocument>;
  /**
   * Writes a document, unless somebody else has since it was read.
   *
   * @param version that which was read; `undefined` where there was none
   * @returns whether it is written
   * @throws NotNow where it cannot be written now; it may have been all the same
   */
  write(name: string, text: string, version: string | undefined): Promise<boolean>;
}
