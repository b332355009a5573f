import { ERRANDS } from './errands.mts';
import { describeRandomRuns } from './random.mts';

describeRandomRuns(ERRANDS.filter(({ effect }) => effect !== 'once only'));
