import type { FormField } from './form-field';
export interface FieldInputProps {
    readonly field: FormField;
    /** As the JSON of a message has it. */
    readonly value: unknown;
    /** `undefined` takes it away. */
    readonly onValue: (value: unknown) => void;
}
/** What a field takes, in a few words. */
export declare function fieldHint({ kind, min, max, isRequired }: FormField): string;
/** An input for a property: a choice, yes or no, a number or a text. */
export declare function FieldInput({ field, value, onValue }: FieldInputProps): import("preact").JSX.Element;
