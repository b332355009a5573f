/** How records are found, and how values are read and stored, where no document settles it. */
export const RECORDS = {
	// --- locating a record ------------------------------------------------------------------
	/** [open] Newer pages: first term given decides; older: member_id falls back to the e-mail. */
	readLocate: 'newer' as 'newer' | 'older',
	/** [open] Whether createOrUpdate tries the e-mail when member_id matches nothing. */
	createOrUpdateFallsBackToEmail: true,
	/** [open] Whether create with the member ID of another record is a duplicate (code 11). */
	createRefusesKnownMemberId: true,
	/** [open] Whether create takes `email.primary_address` in place of `primary_email`. */
	createAcceptsEmailField: false,

	// --- values -----------------------------------------------------------------------------
	/** [open] A field sent with an empty value: clients disagree [code C-java, C-gfl]. */
	emptyValue: 'ignore' as 'ignore' | 'clear',
	/** [open] A single space blanks a field [code C-java]. */
	spaceClears: true,
	/** [open] What a text field holds once it was cleared: nothing (nil), or an empty text. Both kinds
	 * of empty were seen in one response [code C-transactions]. */
	clearedText: 'nil' as 'nil' | 'empty',
	/** [open] Parameters that are no field: ignored, or a validation error. */
	unknownFields: 'ignore' as 'ignore' | 'fail',
	/** [open] Whether `name_first` is understood as `name.first` [code C-gfl, C-sf]. */
	underscoreAliases: false,
	/** [open] Whether an enumeration also takes the number of a choice [code C-java]. */
	enumerationNumbers: true,
	/** [open] What an enumeration without a value prints [code C-aha]. */
	unsetEnumeration: 'nil' as 'nil' | 'UNDEFINED',
	/** [open] A boolean that is neither true nor false. */
	badBoolean: 'fail' as 'fail' | 'false' | 'ignore',
	/** [open] A date sent with a zone: moved to the site's zone, or its day kept. */
	zonedDate: 'shift' as 'shift' | 'keepDay',
	/** [open] Whether the form that getUser prints (1980-05-02-05:00) is taken as input. */
	acceptPrintedDate: false,
	/** [open] Whether the syntax of an e-mail address is checked on writing. */
	validateEmail: true,
	/** [open] Whether data cleaning changes values (the documents don't say how). */
	cleaning: false,
	/** [open] How a custom field without a value looks in getUser. */
	emptyCustomField: 'nullContent' as 'nullContent' | 'idOnly' | 'absent',
	/** [open] Whether getUser prints cons_id when `fields` does not name it. */
	consIdAlways: true,
	/** [open] A name in `fields` that the account may not view: left out, or code 18, which the
	 * documents call "user-field access matched no records", when none or when any of the names asked
	 * for cannot be viewed [doc D-bb/errorcodes/constituent]. */
	unviewableAsked: 'leaveOut' as 'leaveOut' | 'failIfNone' | 'failIfAny',

	// --- memberships ------------------------------------------------------------------------
	/** [open] A group that may not be joined: nothing changes, the rest is applied and an error
	 * is answered, or the rest is applied and nothing is said. */
	forbiddenGroup: 'fail' as 'fail' | 'failAfterUpdate' | 'skip',
	/** [open] The same question for an id of no group, interest or center. */
	unknownId: 'fail' as 'fail' | 'failAfterUpdate' | 'skip',
	/** [open] Whether a new record joins the center of `center_id`. */
	centerIdJoins: false,
	/** [open] What `source`/`sub_source` do on an update. */
	sourceOnUpdate: 'ignore' as 'ignore' | 'overwrite',
};
