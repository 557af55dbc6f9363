package io.claritytoolbox.doctor;

import io.claritytoolbox.doctor.Diagnosis.Finding;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.projects.StoredProject;
import io.claritytoolbox.quota.SpendingLease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * Facts about a store.
 *
 * @param place its file or address, without a password
 * @param bytes its size including the write-ahead log; 0 if it is not a file
 * @param permissions such as {@code rw-------}; empty if the file system has none
 * @param schema the version of its schema
 */
record StoreFacts(String place, long bytes, String permissions, int schema) {
  private static final String SQLITE = "jdbc:sqlite:";
  private static final double MEBIBYTE = 1024.0 * 1024.0;
  private static final List<String> FILES = List.of("", "-wal", "-shm");

  /**
   * @param address a JDBC address
   */
  static StoreFacts of(String address, int schema) {
    if (!address.startsWith(SQLITE)) {
      String place = address.replaceAll("[?].*", "").replaceAll("//[^/@]*@", "//");
      return new StoreFacts(place, 0, "", schema);
    }
    Path file = file(address);
    long bytes = FILES.stream().mapToLong(suffix -> size(Path.of(file + suffix))).sum();
    return new StoreFacts(file.toString(), bytes, permissions(file), schema);
  }

  Finding finding() {
    String size = bytes == 0 ? "" : String.format(Locale.ROOT, ", %.1f MiB", bytes / MEBIBYTE);
    String rights = permissions.isEmpty() ? "" : ", permissions " + permissions;
    String said = place + size + rights + ", schema version " + schema + ".";
    boolean isPrivate = permissions.isEmpty() || permissions.endsWith("------");
    return isPrivate
        ? Finding.ok("store", said)
        : Finding.warning(
            "store", said + " Other users may read it.", "Restrict access with chmod 600.");
  }

  /**
   * Tells whether another process is sending a request. Takes and releases the project's spending
   * lock, which requires a writable store.
   *
   * @throws StorageFailure if the store can't be written
   */
  static Finding lock(StoredProject project) {
    Optional<SpendingLease.Held> free = project.storage().leases().tryTake(project.id());
    free.ifPresent(SpendingLease.Held::close);
    return free.isPresent()
        ? Finding.ok(
            "lock", project.name() + ": no process is sending a request; the store is writable.")
        : Finding.note("lock", project.name() + ": another process is sending a request.");
  }

  /** Whether the SQLite file exists. Always true for a server. */
  static boolean exists(String address) {
    return !address.startsWith(SQLITE) || Files.exists(file(address));
  }

  private static Path file(String address) {
    return Path.of(address.substring(SQLITE.length())).toAbsolutePath();
  }

  private static long size(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      LoggerFactory.getLogger(StoreFacts.class).warn("can't read the size of a store file", e);
      return 0;
    }
  }

  private static String permissions(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }
}
