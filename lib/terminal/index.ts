export { colors, wantsColors } from './colors';
export { fit } from './fit';
export {
  columnsOf,
  drained,
  fitHarmless,
  guardOutput,
  print,
  printDocument,
  printError,
  printJson,
  printJsonLines,
  printMarkdown,
} from './output';
export { Progress, withProgress } from './progress';
export { askChoice, askText, canAsk, Unanswered } from './questions';
