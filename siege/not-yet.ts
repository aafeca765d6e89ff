/** Cases that the board does not hold yet, by their names, each with the reason. They are not run, and said at the end. */
export const NOT_YET: Record<string, string> = {};
