import { wordlist } from '@scure/bip39/wordlists/english.js';

/** Words of the list that nobody should find in something made for them, or have to say aloud at a table. */
const UNKIND = `
  abandon abuse accident accuse alcohol anger angry anxiety armed armor army arrest assault attack awful battle betray
  bitter blame blast blind blood bomb bullet bunker burden cannon casino chaos cigar crash crazy crime cruel danger debris
  despair destroy disease divorce dumb enemy evil execute exile fat fatal fault female fever fury ghost gloom grief grunt
  guilt gun harsh hazard horror hospital hurt illegal illness inflict injury inmate insane jealous kidney lawsuit liar
  lonely mad maid misery monster mosquito nasty nuclear obey orphan panic peasant penalty pistol poverty prison punch
  reject rifle riot rude sad sadness satoshi scare scorpion shock shove sick siege slab suffer suspect sword tobacco toilet
  tragic trap trash trouble ugly unfair unhappy useless vicious virus warfare warrior waste weapon weird wreck wrong
`;

/** Words from kitchen, garden and street in their stead, as many. */
const OURS = `
  acorn almond apricot apron attic bagel baker barley basil batter beech beet berry birch biscuit bramble brioche brook
  bucket bun candle caraway carrot cellar chive cider clover cobbler cookie corner cottage crocus crumb crust currant daisy
  dill dough dumpling elm fennel fern fiddle fig finch flour flute freckle gable gosling grove hazel hearth heather heron
  hive holly iris ivy jam jasmine jug juniper kettle knead ladle lantern lark lavender leek lilac linden linen loaf lullaby
  mallow marigold millet mint mitten moss mulberry mustard nettle nutmeg oat oregano otter pansy parsley parsnip pasture
  pebble pie pillow pine plum poppy porch pretzel puddle quail quilt quince radish raisin reed rhubarb robin rosemary rye
  saffron sage seesaw sesame shawl sorrel sparrow spelt spinach starling strudel sunrise swan
  teapot
`;

const listed = (text: string): string[] => text.trim().split(/\s+/);
const unkind = new Set(listed(UNKIND));

/**
 * 2048 English words of three to eight letters a to z: those of BIP-39, chosen to be easily told apart
 * (https://github.com/bitcoin/bips/blob/master/bip-0039/english.txt), with the unkind ones exchanged.
 */
export const WORDLIST: readonly string[] = [...wordlist.filter((word) => !unkind.has(word)), ...listed(OURS)];
