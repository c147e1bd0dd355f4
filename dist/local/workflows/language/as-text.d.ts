/** A value as text, as .NET writes it: `True`, `1E-05`, nothing for null, and JSON of anything that has parts. */
export declare function asText(value: unknown): string;
