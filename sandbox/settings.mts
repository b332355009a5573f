import { RESPONSES } from './settings/responses.mts';
import { CONFIGURED } from './settings/configured.mts';
import { LISTS } from './settings/lists.mts';
import { RECORDS } from './settings/records.mts';

export { WRITTEN_PARTS, type Refusal, type WrittenPart } from './settings/responses.mts';

/**
 * Every choice of the stand-in site that a test or a demo may want to change, with its default.
 * The first part is what each real site configures for itself. What is marked [open] in the other
 * parts is what the documents leave unsettled: the default is a guess, and the docstring says about
 * what. What is unsettled but the same to any client is a constant where it is used, marked [open]
 * too. The source keys in brackets are explained in SOURCES.md.
 */
export const DEFAULT_SETTINGS = { ...CONFIGURED, ...RESPONSES, ...RECORDS, ...LISTS };

/** All settings of the stand-in site. */
export type SiteSettings = typeof DEFAULT_SETTINGS;

/** Settings to change; `codes` may be partial too. */
export type SettingsPatch = Partial<Omit<SiteSettings, 'codes'>> & {
	codes?: Partial<SiteSettings['codes']>;
};
