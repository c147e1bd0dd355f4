/**
 * Whether a request may come in, by its headers `Host` and `Origin`. A page of somebody else can make a browser on this
 * machine send requests to it: straight away, when `Origin` says whose page it is, or after its own name was pointed at
 * this machine, when `Host` says that name.
 *
 * @param listening the address that is listened on, which is a name of this machine too
 * @returns why it may not; `undefined` where it may
 */
export declare function foreignness({ host, origin }: {
    readonly host?: string | undefined;
    readonly origin?: string | undefined;
}, listening: string): string | undefined;
