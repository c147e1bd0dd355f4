import { type Step } from './expression';
/** Something that an expression mentions: `azurerm_x.y.id` is the root `azurerm_x` and two steps. */
export interface Mention {
    readonly root: string;
    readonly steps: readonly Step[];
    readonly source: string;
}
/**
 * Everything that an expression mentions, wherever it stands in it: in arguments of functions, in `for`, in an index, in
 * texts with templates. It asks nothing of the form of the expression, so that nothing is missed where that is unknown.
 */
export declare function mentionsOf(source: string): Mention[];
/** Everything that the templates of a text mention. */
export declare function mentionsOfTemplate(text: string): Mention[];
