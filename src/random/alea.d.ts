/** The package ships its generators without types; this is the part of `seedrandom/lib/alea.js` that we call. */
declare module "seedrandom/lib/alea.js" {
  export default function alea(seed: string): () => number;
}
