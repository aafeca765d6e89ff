const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text is an id as the database writes it (RFC 9562, lower case): anything else never names a row, and must not reach it. */
export const isId = (text: unknown): text is string => typeof text === 'string' && ID.test(text);
