/** The port of AMQP, which `scheduler local` and Microsoft's emulator have where nothing else is said. */
export declare const USUAL_PORT = 5672;
/** Which Service Bus, as it is written behind `--at` and `--to`. */
export type Address = {
    /** As it was written. */
    readonly text: string;
    /** What stands behind the namespace: a queue, a topic, or a topic and a subscription. */
    readonly entity: string | undefined;
} & ({
    readonly kind: 'local';
    readonly host: 'localhost';
    readonly port: number;
}
/** Another one that takes the key of an emulator. */
 | {
    readonly kind: 'emulator';
    readonly host: string;
    readonly port: number;
}
/** `host`: that of the namespace, such as `training.servicebus.windows.net`. */
 | {
    readonly kind: 'azure';
    readonly host: string;
});
export declare const ADDRESS_FORMS = "local, local:<port>, azure:<namespace> or emulator:<host>:<port>, each with /<topic or queue> behind it where one is meant";
/**
 * Reads an address.
 *
 * @throws OperationProblem in one line for what is none
 */
export declare function addressOf(text: string): Address;
