import type {
	INodeProperties,
	INodePropertyCollection,
	INodePropertyMode,
	INodePropertyOptions,
	INodeTypeDescription,
} from 'n8n-workflow';

/** A field of the node's form, as a person finds it, for one operation. */
export interface UiField {
	readonly resource: string;
	readonly operation: string;
	/** Names from the top parameter down. */
	readonly path: readonly string[];
	/** What the person sees on the way, e.g. `Memberships > Add to Groups`. */
	readonly title: string;
	/** What the description says after `wire:`; undefined for a field that sends nothing itself. */
	readonly wire: string | undefined;
	/** Whether it is a mode of a resource locator. */
	readonly isMode: boolean;
}

type Entry = INodeProperties | INodePropertyCollection | INodePropertyOptions | INodePropertyMode;

function wireName(text: string | undefined): string | undefined {
	return /\(API parameter: ([^)]+)\)/.exec(text ?? '')?.[1];
}

function field(of: UiField, entry: Entry, wire: string | undefined, isMode = false): UiField {
	const title = 'displayName' in entry ? entry.displayName : entry.name;
	return {
		...of,
		path: [...of.path, entry.name],
		title: of.title === '' ? title : `${of.title} > ${title}`,
		wire,
		isMode,
	};
}

function fieldsOf(of: UiField, property: INodeProperties): UiField[] {
	const self = field(of, property, wireName(property.description));
	if (property.type === 'resourceLocator') {
		const modes = (property.modes ?? []).map((mode) =>
			field(self, mode, wireName(typeof mode.hint === 'string' ? mode.hint : undefined), true),
		);
		return [self, ...modes.filter(({ wire }) => wire !== undefined)];
	}
	if (property.type !== 'collection') return [self];
	const members = (property.options ?? []).flatMap((option) =>
		'displayName' in option && 'type' in option ? fieldsOf(self, option) : [],
	);
	return [self, ...members];
}

/** Every field of the form, once for each operation that shows it. */
export function uiFields({ properties }: INodeTypeDescription): UiField[] {
	return properties.flatMap((property) => {
		const { resource = [], operation = [] } = property.displayOptions?.show ?? {};
		return resource.flatMap((ofResource) =>
			operation.flatMap((ofOperation) =>
				fieldsOf(
					{
						resource: String(ofResource),
						operation: String(ofOperation),
						path: [],
						title: '',
						wire: undefined,
						isMode: false,
					},
					property,
				),
			),
		);
	});
}

/** `additionalFields.no_welcome`, for names of tests. */
export function pathOf({ resource, operation, path }: UiField): string {
	return `${resource} ${operation}: ${path.join('.')}`;
}
