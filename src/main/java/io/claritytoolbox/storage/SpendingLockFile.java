package io.claritytoolbox.storage;

import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.quota.SpendingLease;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.LoggerFactory;

/**
 * The lock on spending: a locked file beside the store. The system releases the lock when the
 * process ends. The lock belongs to the process, and closing any channel on the file ends it, so a
 * file that this process holds is not opened again.
 */
record SpendingLockFile(Path file, FileChannel channel) implements SpendingLease.Held {
  /** Keeps channels from being garbage collected, which would close them. */
  private static final Map<Path, FileChannel> HELD = new HashMap<>();

  /** Takes the lock if no thread or process holds it. The file is created and stays. */
  static Optional<SpendingLease.Held> tryLock(StoreFile store, ProjectId project)
      throws IOException {
    Path file = store.beside(".spending-" + fileName(project));
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
      return Optional.of(new SpendingLockFile(itself, channel));
    }
  }

  @Override
  public void close() {
    synchronized (HELD) {
      HELD.remove(file, channel);
      try {
        channel.close();
      } catch (IOException e) {
        LoggerFactory.getLogger(SpendingLockFile.class).warn("a lock file was not closed well", e);
      }
    }
  }

  /** A file name for a project, distinct also without regard to case. */
  private static String fileName(ProjectId project) {
    String id = project.value();
    return id.matches("[a-z0-9_-]{1,64}")
        ? id
        : UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
