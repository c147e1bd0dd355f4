"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.laidOut = laidOut;
const dagre_1 = require("@dagrejs/dagre");
/** Room between parts of a picture that no arrow joins. */
const BETWEEN = 14;
const MARGIN = 16;
/**
 * Where boxes and arrows go. Parts that no arrow joins are laid out one by one, those of one form once, and stand below
 * each other: dagre takes the square of the time for a graph of twice the size.
 *
 * @param sizeOf how much room a box takes
 */
function laidOut({ boxes, arrows }, sizeOf) {
    const whole = new dagre_1.Graph({ multigraph: true });
    for (const box of boxes)
        whole.setNode(box.id, sizeOf(box));
    for (const [index, { from, to }] of arrows.entries())
        whole.setEdge(from, to, {}, `${index}`);
    const places = new Map();
    const points = [];
    let [width, top] = [0, MARGIN];
    const known = new Map();
    for (const ids of dagre_1.graphlib.alg.components(whole)) {
        const edges = ids.flatMap((id) => whole.outEdges(id) ?? []);
        const numbers = new Map(ids.map((id, number) => [id, number]));
        const joined = edges.map(({ v, w }) => [numbers.get(v), numbers.get(w)]);
        const sizes = ids.map((id) => whole.node(id));
        // A thousand topics with a subscription each are the same picture a thousand times, but for what is written in it.
        const form = JSON.stringify([sizes.map((size) => [size.width, size.height]), joined]);
        const part = known.get(form) ?? partOf(sizes, joined);
        known.set(form, part);
        const moved = (point) => ({ ...point, x: point.x + MARGIN, y: point.y + top });
        for (const [number, id] of ids.entries())
            places.set(id, moved(part.places[number]));
        for (const [number, { name }] of edges.entries())
            points[Number(name)] = (part.points[number] ?? []).map(moved);
        width = Math.max(width, part.width);
        top += part.height + BETWEEN;
    }
    return { places, points, width: width + 2 * MARGIN, height: top - BETWEEN + MARGIN };
}
function partOf(sizes, joined) {
    const part = new dagre_1.Graph({ multigraph: true });
    part.setGraph({ rankdir: 'LR', nodesep: 14, ranksep: 70 });
    for (const [number, { width, height }] of sizes.entries())
        part.setNode(`box${number}`, { width, height });
    for (const [number, [from, to]] of joined.entries())
        part.setEdge(`box${from}`, `box${to}`, {}, `${number}`);
    (0, dagre_1.layout)(part);
    const points = [];
    for (const edge of part.edges())
        points[Number(edge.name)] = part.edge(edge).points;
    const { width = 0, height = 0 } = part.graph();
    const places = sizes.map((_, number) => {
        const { x, y, ...size } = part.node(`box${number}`);
        return { x, y, width: size.width, height: size.height };
    });
    return { places, points, width, height };
}
//# sourceMappingURL=layout.js.map