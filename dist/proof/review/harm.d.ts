/** What of a remark says how harmful it is. */
interface Harmful {
    readonly code: string;
    readonly gate?: string;
    readonly acknowledged?: string;
    readonly unknown?: true;
}
/** How harmful a remark is: the smaller, the earlier it is told. What a gate stops comes before everything. */
export declare function harmOf({ code, gate, acknowledged, unknown }: Harmful): number;
/** Whether a remark is only worth a line. */
export declare function isQuiet(remark: Harmful): boolean;
export {};
