// The script a manifest has to name for custom functions. Under the shared runtime, which ours requires, Excel takes
// the functions from the pane instead.
import { associateFunctions } from './functions.ts';

associateFunctions();
