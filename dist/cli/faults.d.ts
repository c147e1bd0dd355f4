import type { NotChecked } from './check-report';
/** What this program has failed on: each is not checked, and the others are. */
export declare class Faults {
    readonly notChecked: NotChecked[];
    /** What is found out about something; `otherwise` where that failed. */
    watch<T>({ file, address }: {
        readonly file: string;
        readonly address: string;
    }, argument: string, otherwise: T, find: () => T | Promise<T>): Promise<T>;
}
