/** Loaded before the command: the clock on the wall is put back by an hour a moment later, and on by a day after that. */
const now = Date.now.bind(Date);
const began = now();
Date.now = () => {
  const passed = now() - began;
  return now() + (passed < 300 ? 0 : passed < 450 ? -3_600_000 : 86_400_000);
};
