import { getRecordFields, getViewFields } from './fields';
import { searchGroups, searchJoinableGroups } from './groupPickers';
import { searchCenters, searchInterests } from './listPickers';

/** What the editor asks while somebody edits. */
export const methods = {
	listSearch: { searchCenters, searchGroups, searchInterests, searchJoinableGroups },
	loadOptions: { getViewFields },
	resourceMapping: { getRecordFields },
};
