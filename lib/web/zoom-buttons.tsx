import type { Zoom } from './zoom';

const STEP = 1.4;

/** The buttons of a picture that can be made larger. */
export function ZoomButtons({ zoom }: { readonly zoom: () => Zoom | undefined }) {
  return (
    <fieldset class="zoom" aria-label="Size of the picture">
      <button type="button" aria-label="Larger" onClick={() => zoom()?.by(STEP)}>
        +
      </button>
      <button type="button" aria-label="Smaller" onClick={() => zoom()?.by(1 / STEP)}>
        −
      </button>
      <button type="button" onClick={() => zoom()?.fit()}>
        Fit
      </button>
    </fieldset>
  );
}
