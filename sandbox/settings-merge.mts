import { DEFAULT_SETTINGS, type SettingsPatch, type SiteSettings } from './settings.mts';

/** Settings whose value may be null, so that their type can't be read off the default. */
const NULLABLE = new Set(['callerIp', 'throttle', 'zoneOffset', 'refusal']);

/** The settings with a patch laid over them; the given objects stay as they are. */
export function mergeSettings(base: SiteSettings, patch: SettingsPatch = {}): SiteSettings {
	const given = Object.fromEntries(
		Object.entries(patch).filter(([, value]) => value !== undefined),
	) as SettingsPatch;
	return structuredClone({ ...base, ...given, codes: { ...base.codes, ...given.codes } });
}

/**
 * Reads settings that came over the wire.
 * @throws TypeError naming the first setting that is unknown or of the wrong type
 */
export function parseSettings(input: unknown): SettingsPatch {
	if (input === null || input === undefined) return {};
	if (typeof input !== 'object' || Array.isArray(input)) {
		throw new TypeError('settings must be an object');
	}
	for (const [name, value] of Object.entries(input)) {
		if (!Object.hasOwn(DEFAULT_SETTINGS, name)) throw new TypeError(`no setting named ${name}`);
		const model: unknown = DEFAULT_SETTINGS[name as keyof SiteSettings];
		if (!NULLABLE.has(name) && kindOf(value) !== kindOf(model)) {
			throw new TypeError(`setting ${name} must be of type ${kindOf(model)}`);
		}
	}
	return input;
}

function kindOf(value: unknown): string {
	if (Array.isArray(value)) return 'array';
	return value === null ? 'null' : typeof value;
}
