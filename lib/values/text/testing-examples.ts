import fc from 'fast-check';

// Vitest's setup before each test file: the same examples every time, so that no change fails by what a
// rare one finds elsewhere. FOURNIL_EXAMPLES=3000 draws as many new ones for each property.
const many = process.env.FOURNIL_EXAMPLES;
fc.configureGlobal(many ? { numRuns: Number(many) } : { seed: 20_261_123 });
