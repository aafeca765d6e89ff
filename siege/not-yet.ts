/** Cases that the board does not hold yet, by their names, each with the reason. They are not run, and said at the end. */
export const NOT_YET: Record<string, string> = {
  'whoever tries names, sixty a minute, is not told of each whether it is taken':
    'a slower rate for names is on its way',
  'a host with a Cyrillic а among Latin letters is shown as what it is': 'showing xn-- is on its way',
  'a host with a Greek ο among Latin letters is shown as what it is': 'showing xn-- is on its way',
  'the picture of a withdrawn post is at its address no more, but for those who may still read it':
    'asking who may see a picture is on its way',
};
