/** The folder the pages are built into. The tests build into one of their own, so as not to disturb a board that runs from this clone. */
export const BUILD = process.env.FOURNIL_BUILD || '.next';
