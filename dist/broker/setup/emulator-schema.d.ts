import { Schema } from '../../schema';
/**
 * What the configuration of Microsoft's emulator looks like. A name that it does not know is told: the emulator itself
 * drops a rule whose filter type is misspelt, and leaves one there that matches everything.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/test-locally-with-service-bus-emulator
 */
export declare const EMULATOR_CONFIG: Schema;
