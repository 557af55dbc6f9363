package io.claritytoolbox.storage;

import io.claritytoolbox.quota.SpendingLease;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * A locked file beside a store. The system frees the lock when its process ends, by {@code kill -9}
 * too. It is a lock of the process: closing any channel on the file would end it, so a file that
 * this process holds is not opened again. On a network drive it holds as far as the drive's own
 * locks do, as SQLite's do.
 */
final class SpendingFile implements SpendingLease.Held {
  /** So that no garbage collector closes them either. */
  private static final Map<Path, FileChannel> HELD = new HashMap<>();

  private final Path file;
  private final FileChannel channel;

  private SpendingFile(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** The lock, where neither this nor another process has it; the file is made, and stays. */
  static Optional<SpendingLease.Held> tryLock(Path file) throws IOException {
    new PrivateFile(file).make();
    Path itself = file.toRealPath();
    synchronized (HELD) {
      if (HELD.containsKey(itself)) {
        return Optional.empty();
      }
      FileChannel channel = FileChannel.open(itself, StandardOpenOption.WRITE);
      FileLock lock = null;
      try {
        lock = channel.tryLock();
      } finally {
        if (lock == null) {
          channel.close();
        }
      }
      if (lock == null) {
        return Optional.empty();
      }
      HELD.put(itself, channel);
      return Optional.of(new SpendingFile(itself, channel));
    }
  }

  @Override
  public void close() {
    synchronized (HELD) {
      HELD.remove(file, channel);
      try {
        channel.close();
      } catch (IOException e) {
        LoggerFactory.getLogger(SpendingFile.class).warn("a lock file was not closed well", e);
      }
    }
  }
}
