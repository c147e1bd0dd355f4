/** What an update changes: clients send back all that they were shown, and what is as it was shown stays as it is. */
export declare function changesOf<S extends object>(settings: S, shown: object): Partial<S>;
