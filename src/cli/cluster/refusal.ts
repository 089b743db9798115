/** How a worker says that it does not take a job; what follows is for people. */
export const REFUSED = "refused: ";

/** Of what BullMQ says when the worker of a job went without a word once too often. */
export const STALLED = "stalled more than";

/** Workers that may go without a word on one job, one after the other. */
export const CRASHES = 3;
