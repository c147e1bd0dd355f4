import { type Graph } from './graph';
/** A graph as Mermaid, which GitHub draws in Markdown. */
export declare function mermaidOf({ boxes, arrows }: Graph): string;
