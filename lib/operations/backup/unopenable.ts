/** Why a file cannot be opened, in words for the keeper. */
export class Unopenable extends Error {}
