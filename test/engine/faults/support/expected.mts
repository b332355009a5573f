import type { Fate } from './accounts.mts';
import type { Errand } from './errands.mts';
import type { Row } from './table.mts';

/** Whether an item about somebody who is at the site is sent again after the fault. */
export function sentAgain({ again }: Row, { effect }: Errand): boolean {
	return again === 'always' || (again === 'unless once only' && effect !== 'once only');
}

/** What an item comes to that has met the fault on its last try. */
export function fateAfter({ doubtful, fault }: Row, { effect }: Errand): Fate {
	if (fault.kind === 'slowDrip' && !doubtful) return 'done';
	return doubtful && effect !== 'read' ? 'unknown' : 'not applied';
}
