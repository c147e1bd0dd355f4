import type { Zoom } from './zoom';
/** The buttons of a picture that can be made larger. */
export declare function ZoomButtons({ zoom }: {
    readonly zoom: () => Zoom | undefined;
}): import("preact").JSX.Element;
