// Loaded before everything else in a worker, this is a machine on which one replication ends the process without a word: as
// soon as a thread is asked for it.
import { MessagePort } from "node:worker_threads";

const number = Number(process.env.SECUREBEDS_POISON);
const post = MessagePort.prototype.postMessage;
MessagePort.prototype.postMessage = function (message, ...rest) {
  const task = message?.task;
  if (task?.from <= number && number <= task?.to) process.kill(process.pid, "SIGKILL");
  return post.call(this, message, ...rest);
};
