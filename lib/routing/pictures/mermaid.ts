import { mermaidLabel } from '../../text';
import { type Box, drawnLines, type Graph } from './graph';

/** A graph as Mermaid, which GitHub draws in Markdown. */
export function mermaidOf({ boxes, arrows }: Graph): string {
  const nodes = boxes.map((box) => `  ${box.id}${shape(box)}`);
  const edges = arrows.map(({ from, to, label }) => `  ${from} -->${label === undefined ? '' : `|${label}|`} ${to}`);
  const classes = [...new Set(boxes.map(({ kind }) => kind))].map((kind) => {
    const members = boxes.filter((box) => box.kind === kind).map(({ id }) => id);
    return `  class ${members.join(',')} ${kind}`;
  });
  const styles = boxes.some(({ kind }) => kind === 'unknown') ? [...STYLES, UNKNOWN_STYLE] : STYLES;
  return ['flowchart LR', ...nodes, ...edges, ...styles, ...classes].join('\n');
}

const STYLES = [
  '  classDef topic fill:#dbeafe,stroke:#1d4ed8,color:#111',
  '  classDef subscription fill:#f8fafc,stroke:#64748b,color:#111',
  '  classDef queue fill:#fef3c7,stroke:#b45309,color:#111',
  '  classDef elsewhere fill:#fff,stroke:#64748b,color:#111,stroke-dasharray:4',
];
const UNKNOWN_STYLE = '  classDef unknown fill:#fff7ed,stroke:#c2410c,color:#111,stroke-dasharray:4';

function shape(box: Box): string {
  const { kind } = box;
  const [name = '', ...rest] = drawnLines(box).map(mermaidLabel);
  const text = `"<b>${name}</b>${rest.map((line) => `<br/>${line}`).join('')}"`;
  if (kind === 'topic') return `([${text}])`;
  return kind === 'queue' ? `[(${text})]` : `[${text}]`;
}
