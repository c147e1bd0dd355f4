export { colors } from '../terminal';
