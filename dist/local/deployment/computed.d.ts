import { type Computed, type WrittenResource } from '../../terraform';
/**
 * What Azure would fill in, as far as it follows from what is written: ids in the form that Azure gives them, with zeros
 * for the subscription; addresses of the public cloud; and for an identity a client id of its own, always the same.
 */
export declare const azureComputed: Computed;
/** A resource that was read, to be asked in the same way. */
export declare function asWritten(resource: Pick<WrittenResource, 'address' | 'type' | 'mode'> & {
    readonly values: Readonly<Record<string, unknown>>;
}): WrittenResource;
