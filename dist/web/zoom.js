"use strict";
/// <reference lib="dom" />
Object.defineProperty(exports, "__esModule", { value: true });
exports.zoomable = zoomable;
const STEP = 1.25;
/** A letter of the picture is not made smaller than this part of its size when it is first shown. */
const LEAST_SCALE = 0.55;
/**
 * Lets a picture be moved by dragging, and made larger by pinching, by the wheel with Control, and by keys: `+`, `-`, `0`
 * for all of it, and the arrows.
 */
function zoomable(svg, size) {
    const ending = new AbortController();
    const { signal } = ending;
    const all = { x: 0, y: 0, width: size.width, height: size.height };
    let view = all;
    const pointers = new Map();
    const show = (next) => {
        view = next;
        svg.setAttribute('viewBox', `${next.x} ${next.y} ${next.width} ${next.height}`);
    };
    /** How many units of the picture a pixel of the screen is. */
    const unit = () => {
        const { width, height } = svg.getBoundingClientRect();
        return Math.max(view.width / Math.max(1, width), view.height / Math.max(1, height));
    };
    const zoom = (factor, at = { x: 0.5, y: 0.5 }) => {
        const width = Math.min(all.width * 4, Math.max(120, view.width / factor));
        const height = (view.height * width) / view.width;
        show({ x: view.x + (view.width - width) * at.x, y: view.y + (view.height - height) * at.y, width, height });
    };
    const move = (x, y) => show({ ...view, x: view.x + x, y: view.y + y });
    /** All of it where that is legible; else as wide as it is, from its top. */
    const begin = () => {
        const { width, height } = svg.getBoundingClientRect();
        const scale = Math.min(width / all.width, height / all.height);
        if (scale >= LEAST_SCALE || width === 0)
            return show(all);
        const wide = Math.min(all.width, width / LEAST_SCALE);
        show({ x: 0, y: 0, width: wide, height: (wide * height) / Math.max(1, width) });
    };
    begin();
    svg.addEventListener('wheel', (event) => {
        if (!event.ctrlKey && !event.metaKey) {
            event.preventDefault();
            move(event.deltaX * unit(), event.deltaY * unit());
            return;
        }
        event.preventDefault();
        const { left, top, width, height } = svg.getBoundingClientRect();
        const at = { x: (event.clientX - left) / width, y: (event.clientY - top) / height };
        zoom(Math.exp(-event.deltaY / 300), at);
    }, { signal, passive: false });
    svg.addEventListener('pointerdown', (event) => {
        pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    }, { signal });
    svg.addEventListener('pointermove', (event) => {
        const before = pointers.get(event.pointerId);
        if (before === undefined)
            return;
        const now = { x: event.clientX, y: event.clientY };
        const [dx, dy] = [before.x - now.x, before.y - now.y];
        if (pointers.size === 1 && Math.hypot(dx, dy) < 3)
            return;
        const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
        if (other === undefined) {
            // A click is none once the picture has moved.
            if (!svg.hasPointerCapture(event.pointerId))
                svg.setPointerCapture(event.pointerId);
            move(dx * unit(), dy * unit());
        }
        else {
            const spread = (point) => Math.hypot(point.x - other.x, point.y - other.y);
            zoom(spread(now) / Math.max(1, spread(before)));
        }
        pointers.set(event.pointerId, now);
    }, { signal });
    for (const kind of ['pointerup', 'pointercancel'])
        svg.addEventListener(kind, ({ pointerId }) => pointers.delete(pointerId), { signal });
    svg.addEventListener('keydown', (event) => {
        const far = 60 * unit();
        const acts = {
            '+': () => zoom(STEP),
            '=': () => zoom(STEP),
            '-': () => zoom(1 / STEP),
            '0': () => show(all),
            ...(event.target === svg && {
                ArrowLeft: () => move(-far, 0),
                ArrowRight: () => move(far, 0),
                ArrowUp: () => move(0, -far),
                ArrowDown: () => move(0, far),
            }),
        };
        const act = event.ctrlKey || event.metaKey ? undefined : acts[event.key];
        if (act === undefined)
            return;
        event.preventDefault();
        act();
    }, { signal });
    return { fit: () => show(all), by: (factor) => zoom(factor), end: () => ending.abort() };
}
//# sourceMappingURL=zoom.js.map