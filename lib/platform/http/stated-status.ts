/** The name of the meta element in which a page states its status: `<meta name="fournil-answer" content="422">`. */
export const STATED_STATUS = 'fournil-answer';
