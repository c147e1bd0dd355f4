/** What a run has told MLflow of itself, beside metrics. */
export interface MlflowNotes {
    readonly params: Readonly<Record<string, string>>;
    readonly tags: Readonly<Record<string, string>>;
}
export declare function readNotes(folder: string): MlflowNotes;
/** Adds to them; what has a name that is there replaces it. */
export declare function addNotes(folder: string, { params, tags }: Partial<MlflowNotes>): void;
