/** The package ships its generators without types; this is the part of `seedrandom/lib/alea.js` that we call. */
declare module "seedrandom/lib/alea.js" {
  export interface AleaState {
    readonly c: number;
    readonly s0: number;
    readonly s1: number;
    readonly s2: number;
  }
  /** @param options a state to go on from, instead of the one that the seed leads to */
  export default function alea(seed: string, options?: { readonly state?: AleaState }): () => number;
}
