import type { SiteSettings } from '../settings.mts';
import { emptyRecord } from './empty-record.mts';
import type { DataSyncTask } from './tasks.mts';
import type { SiteData } from './site-data.mts';
import { RecordIndex, type IndexedField } from './record-index.mts';
import type { Center, Constituent, Field, Group, Interaction, Interest } from './types.mts';
import { WriteJournal, type SiteWrite } from './write-journal.mts';

/** The data of the stand-in site, kept in memory. Every change goes through its methods. */
export class Site {
	settings: SiteSettings;
	readonly constituents = new Map<string, Constituent>();
	readonly groups = new Map<string, Group>();
	readonly interests = new Map<string, Interest>();
	readonly centers = new Map<string, Center>();
	readonly fields = new Map<string, Field>();
	readonly interactions = new Map<string, Interaction>();
	readonly tasks = new Map<string, DataSyncTask>();
	/** Counts changes. A caller that compares two values sees whether anything has changed. */
	revision = 0;
	/** The cons_id of the next new record. */
	nextConsId = 1;
	/** The id of the next interaction. */
	nextInteractionId = 1;
	/** JSON responses so far; decides their key order. */
	responses = 0;
	/** Tokens handed out for single sign-on. */
	readonly tokens = new Set<string>();
	readonly #index = new RecordIndex();
	readonly #journal = new WriteJournal();

	constructor(settings: SiteSettings) {
		this.settings = settings;
	}

	/** Replaces all data. The site then owns the given objects and changes them. */
	load(data: SiteData): void {
		const maps = [this.constituents, this.groups, this.interests, this.centers, this.fields];
		for (const map of [...maps, this.interactions, this.tasks]) map.clear();
		this.#index.clear();
		this.tokens.clear();
		this.#journal.take();
		this.revision = 0;
		this.responses = 0;
		this.nextConsId = 1;
		this.nextInteractionId = 1;
		for (const field of data.fields.values()) this.fields.set(field.name, field);
		for (const group of data.groups) this.groups.set(group.id, group);
		for (const interest of data.interests) this.interests.set(interest.id, interest);
		for (const center of data.centers) this.centers.set(center.id, center);
		for (const constituent of data.constituents) this.#insert(constituent);
	}

	/** Adds a record with everything in it. */
	addConstituent(constituent: Constituent): void {
		this.#insert(constituent);
		this.touch(constituent, 'created');
	}

	#insert(constituent: Constituent): void {
		this.constituents.set(constituent.consId, constituent);
		this.#index.enter(constituent);
		for (const id of constituent.groups) this.groups.get(id)?.members.add(constituent.consId);
		for (const interaction of constituent.interactions) {
			this.interactions.set(interaction.id, interaction);
			this.nextInteractionId = Math.max(this.nextInteractionId, Number(interaction.id) + 1);
		}
		this.nextConsId = Math.max(this.nextConsId, Number(constituent.consId) + 1);
	}

	/** A record without any value, under the next free id; not yet part of the site. */
	newConstituent(): Constituent {
		const consId = String(this.nextConsId);
		this.nextConsId += 1;
		return emptyRecord(consId);
	}

	/** The records with this e-mail address, member ID or user name. */
	find(name: IndexedField, value: string): Constituent[] {
		const ids = this.#index.find(name, value);
		return ids.flatMap((id) => this.constituents.get(id) ?? []);
	}

	/** Writes one field of a record; undefined empties it. */
	setValue(constituent: Constituent, name: string, value: string | undefined): void {
		const before = constituent.values.get(name);
		if (before === value) return;
		if (value === undefined) constituent.values.delete(name);
		else constituent.values.set(name, value);
		this.#index.change(constituent.consId, name, before, value);
		this.touch(constituent, 'record');
	}

	/** Puts a record in a group or takes it out. */
	setMember(constituent: Constituent, groupId: string, member: boolean): void {
		const group = this.groups.get(groupId);
		if (!group || group.members.has(constituent.consId) === member) return;
		toggle(group.members, constituent.consId, member);
		toggle(constituent.groups, groupId, member);
		this.touch(constituent, 'groups');
	}

	/** Adds an id to, or takes it out of, a record's interests, centers or center opt-ins. */
	setListed(
		constituent: Constituent,
		list: 'interests' | 'centers' | 'centerOptIns',
		id: string,
		listed: boolean,
	): void {
		if (constituent[list].has(id) === listed) return;
		toggle(constituent[list], id, listed);
		this.touch(constituent, list === 'interests' ? 'interests' : 'centers');
	}

	/** Appends to the interaction log of a record. */
	logInteraction(
		constituent: Constituent,
		entry: Omit<Interaction, 'id' | 'consId' | 'loggedAt'>,
	): Interaction {
		const id = String(this.nextInteractionId);
		this.nextInteractionId += 1;
		const interaction = { ...entry, id, consId: constituent.consId, loggedAt: Date.now() };
		constituent.interactions.push(interaction);
		this.interactions.set(id, interaction);
		this.touch(constituent, 'interaction');
		return interaction;
	}

	/** Counts an update of a record, whether or not it changes a value. */
	noteEdit(constituent: Constituent): void {
		constituent.edits += 1;
		this.touch(constituent, 'record');
	}

	/** Adds a group, or replaces the one with its id. */
	addGroup(group: Group): void {
		this.groups.set(group.id, group);
		this.note('group', group.id);
	}

	/** Notes that a part of a record changed. */
	touch(constituent: Constituent, part: SiteWrite['part'] = 'record'): void {
		this.note(part, constituent.consId);
		constituent.changedAt = this.revision;
		constituent.editedAt = Date.now();
	}

	/** What was written since this was last asked, without repetitions. */
	takeWrites(): SiteWrite[] {
		return this.#journal.take();
	}

	/** Notes that something was written. */
	note(part: SiteWrite['part'], id: string): void {
		this.revision += 1;
		this.#journal.note(part, id);
	}
}

function toggle(set: Set<string>, value: string, present: boolean): void {
	if (present) set.add(value);
	else set.delete(value);
}
