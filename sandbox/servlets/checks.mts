import { BlockList, isIPv6 } from 'node:net';
import type { ApiCall, ApiMethod } from '../api/call.mts';
import { failure } from '../api/failures.mts';
import type { Site } from '../data/site.mts';

type Check = (site: Site, call: ApiCall, method: ApiMethod | undefined) => void;

/** With these characters in it a key is never accepted [doc D-help/accessing]. */
const UNUSABLE_KEY = /[&:\\"'?=]/;

/** Characters that give code 35: the documents name the code but no character [open]. */
const INVALID_CHARACTERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** The checks before a method runs, by the name that the setting checkOrder uses. */
const CHECKS: Readonly<Record<string, Check>> = {
	verb(_site, { verb }, method) {
		const allowed: readonly string[] = method?.verbs ?? ['GET', 'POST'];
		if (!allowed.includes(verb)) throw failure.wrongVerb(verb);
	},
	apiKey({ settings }, { params }) {
		const key = params.raw('api_key') ?? '';
		const known = [settings.apiKey, settings.secondaryApiKey].includes(key);
		if (key === '' || !known || UNUSABLE_KEY.test(key)) throw failure.wrongKey();
	},
	ip({ settings }, call) {
		const ip = settings.callerIp ?? call.ip;
		if (!ipAllowed(ip, settings.allowedIps)) throw failure.ipNotAllowed(ip);
	},
	login({ settings }, { params }) {
		// Without a login the site looks for a session cookie [page create, older]; a server call
		// has none, and the stand-in keeps no sessions.
		const name = params.raw('login_name');
		const password = params.raw('login_password');
		if (name !== settings.loginName || password !== settings.loginPassword) {
			throw failure.notAuthorized();
		}
	},
	version(_site, { params }) {
		const version = params.text('v');
		if (version === undefined) throw failure.missing();
		if (version !== '1.0') throw failure.wrongVersion();
	},
	method(_site, _call, method) {
		if (!method) throw failure.noMethod();
	},
	permission({ settings }, { params }, method) {
		const name = params.text('method') ?? '';
		const held = method?.permissions.every((one) => settings.permissions.includes(one)) ?? true;
		if (!held || settings.deniedMethods.includes(name)) throw failure.notAuthorized();
	},
};

/** Runs every check in the order of the settings; throws the first failure. */
export function runChecks(site: Site, call: ApiCall, method: ApiMethod | undefined): void {
	for (const name of site.settings.checkOrder) CHECKS[name]?.(site, call, method);
	checkParameters(site, call);
}

/** Checks on parameters that hold for every method. */
function checkParameters({ settings }: Site, { params }: ApiCall): void {
	if (settings.clientTokens === 'fail' && (params.text('auth') || params.text('sso_auth_token'))) {
		throw failure.clientToken();
	}
	for (const [name, value] of params.entries()) {
		if (INVALID_CHARACTERS.test(value)) throw failure.invalidCharacters(name);
	}
}

const lists = new Map<string, BlockList>();

/** Whether an address is in one of the CIDR ranges; an address without /n means itself. */
function ipAllowed(ip: string, ranges: readonly string[]): boolean {
	const key = ranges.join();
	const list = lists.get(key) ?? toBlockList(ranges);
	lists.set(key, list);
	return list.check(ip, isIPv6(ip) ? 'ipv6' : 'ipv4');
}

function toBlockList(ranges: readonly string[]): BlockList {
	const list = new BlockList();
	for (const range of ranges) {
		const [address = '', prefix] = range.split('/');
		const family = isIPv6(address) ? 'ipv6' : 'ipv4';
		list.addSubnet(address, Number(prefix ?? (family === 'ipv6' ? 128 : 32)), family);
	}
	return list;
}
