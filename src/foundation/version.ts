/** The release this code belongs to; a test holds it to package.json. */
export const VERSION = "0.1.0";
