/** Where a `scheduler local` runs. */
export interface LocalPlace {
    readonly host: string;
    readonly port: number;
}
/**
 * Asks what runs on this machine: `/$local/<path>` of its port.
 *
 * @param body as JSON; without one it is only asked, and nothing is done
 * @throws Error whose message says in a few words why there is no answer: `nothing listens there`
 */
export declare function askLocal({ host, port }: LocalPlace, path: string, body?: object): Promise<{
    readonly status: number | undefined;
    readonly text: string;
}>;
