/** Whether a text is an IPv4 address, or a range of them in CIDR form. */
export declare function isIpv4Range(text: string): boolean;
/**
 * The range with the address that it begins at, where that is another one than was written: Azure refuses
 * `10.90.0.5/26`, which is a part of `10.90.0.0/26`.
 */
export declare function misalignedFrom(range: string): string | undefined;
/** The first of the reserved ranges that shares addresses with a range. */
export declare function reservedIn(range: string): string | undefined;
/** The number after the slash; 32 where there is none. */
export declare function prefixOf(range: string): number;
/** Whether all addresses of one range are in another one. */
export declare function isInside(range: string, outer: string): boolean;
