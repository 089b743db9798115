/** The release this code belongs to; a test holds it to package.json. */
export const VERSION = "0.1.0";

/** Version of the streams of chance and of everything that is made of them. [whole number, from 1]
 *
 *  The promise: while it stays the same, the same scenario, seed and number of a replication give the same facts in the same
 *  minutes and the same value of every output, to the last bit, in every release and on every engine (Node 20 and newer,
 *  Chromium), however many workers there are. Whoever changes one of them raises it by one, even within a release, and says
 *  why in `test/engines/goldens.json`, which holds the code to this. Something new beside what was there, such as a further
 *  metric or a further warning, raises nothing. */
export const STREAM_VERSION = 4;
