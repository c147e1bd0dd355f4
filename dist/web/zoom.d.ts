/** A picture that can be moved and made larger. */
export interface Zoom {
    /** Shows all of it. */
    fit(): void;
    /** @param factor larger than 1 comes nearer */
    by(factor: number): void;
    end(): void;
}
/**
 * Lets a picture be moved by dragging, and made larger by pinching, by the wheel with Control, and by keys: `+`, `-`, `0`
 * for all of it, and the arrows.
 */
export declare function zoomable(svg: SVGSVGElement, size: {
    readonly width: number;
    readonly height: number;
}): Zoom;
