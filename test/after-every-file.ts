import { afterAll } from "vitest";
import { removeTemporaryFolders } from "./temporary-folder.js";

// Files of one process share what they import, so that a module could say this for the first of them only. A setup file is run
// for each.
afterAll(removeTemporaryFolders);
