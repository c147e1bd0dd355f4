export { colors, wantsColors } from './colors';
export { fit } from './fit';
export { columnsOf, fitToTerminal } from './output';
export { Progress, withProgress } from './progress';
