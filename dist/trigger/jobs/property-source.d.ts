import type { PropertySource, TemplateData } from './template-data';
/** Something that a property of the message may decide. */
export interface Decision extends PropertySource {
    /** Where the body says the same: `tier`, `nodeCount`, or the name of a parameter within `params`. */
    readonly field: 'tier' | 'nodeCount' | 'params';
    readonly parameter: string | undefined;
}
/** What properties decide for a template, in a fixed order. */
export declare function decisionsOf({ fromProperties }: Pick<TemplateData, 'fromProperties'>): readonly Decision[];
/** What a body says, together with what properties say of it. */
export interface Placed {
    /** The request that is meant: where both speak, what wins. */
    readonly request: Record<string, unknown>;
    /** The body with gaps filled: what it says itself has to be allowed too, also where a property wins. */
    readonly body: Record<string, unknown>;
    /** Which of the request's values came from which property: `params.epochs` from `epochs`. */
    readonly from: ReadonlyMap<string, string>;
    /** What the body said and a property overruled. */
    readonly overruled: readonly string[];
    /** The properties that decided something, with their values. */
    readonly read: Readonly<Record<string, unknown>>;
}
/** Puts the values of properties in their places; they are checked afterwards, as those of the body are. */
export declare function placeProperties(template: TemplateData, given: Record<string, unknown>, properties: unknown): Placed;
/** What a request asked for, as its job keeps it: to tell another delivery from another request under its id. */
export interface Asked {
    /** What the body says beside id and attempt, without what the template presets. */
    readonly body: string;
    /** What the properties say that the template reads. */
    readonly properties: string;
}
/** The tags that say what was asked for. */
export declare const ASKED_TAG = "asked";
export declare const ASKED_PROPERTIES_TAG = "askedProperties";
/**
 * What a request asked for, in one line each: `inputs.data=azureml:reviews:7;params.epochs=5`. Of names and values that are allowed,
 * none of which has a `;` or `=`. A preset of the template is not in it: another preset makes no other request.
 */
export declare function askedOf(said: Readonly<Record<string, unknown>>, { read }: Placed): Asked;
/**
 * Whether a job that exists is that of a request.
 *
 * Of the properties those are compared that were read then and are read now: a template that reads another one since
 * makes no other request of it.
 */
export declare function isSameRequest(asked: Asked, tags: Readonly<Record<string, string>>): boolean;
