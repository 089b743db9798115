/** Put in its place as the package is built: the text of `engine-script.ts` and of all that it imports, as one script. */
declare module "securebeds:engine-script" {
  export const ENGINE_SCRIPT: string;
}
