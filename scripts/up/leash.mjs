// Loaded into every child of npm start: when the supervisor is gone, however it ended, the child stops itself in its usual way.
if (process.channel !== undefined) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
