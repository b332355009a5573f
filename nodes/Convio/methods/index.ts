import { getRecordFields, getViewFields } from './fields';
import { searchGroups, searchInterests, searchJoinableGroups } from './listSearch';

/** What the editor asks while somebody edits. */
export const methods = {
	listSearch: { searchGroups, searchInterests, searchJoinableGroups },
	loadOptions: { getViewFields },
	resourceMapping: { getRecordFields },
};
