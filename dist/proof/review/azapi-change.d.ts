import type { DocumentChange } from '../../terraform';
/** A change with resources of azapi that are Service Bus read like those of azurerm. */
export declare function asRead(change: DocumentChange): DocumentChange;
