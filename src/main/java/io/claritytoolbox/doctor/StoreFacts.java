package io.claritytoolbox.doctor;

import io.claritytoolbox.doctor.Finding.Status;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.projects.StoredProject;
import io.claritytoolbox.quota.SpendingLease;
import io.claritytoolbox.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * What is known of a store from outside and inside.
 *
 * @param place its file, or what stands for it
 * @param bytes its size with its log; 0 where it is no file
 * @param permissions as {@code rw-------}; empty where the file system has none
 * @param schema the number of its schema's last step
 */
record StoreFacts(String place, long bytes, String permissions, int schema) {
  private static final String SQLITE = "jdbc:sqlite:";
  private static final double MEBIBYTE = 1024.0 * 1024.0;
  private static final List<String> FILES = List.of("", "-wal", "-shm");

  /**
   * Whether somebody else spends on a project just now; taking the lease needs a store to write.
   */
  enum Use {
    FREE,
    BUSY
  }

  /**
   * @param address of JDBC; a password in it is not kept
   * @throws StorageFailure where the store can't be read
   */
  static StoreFacts of(String address, Storage storage) {
    int schema = storage.schemaVersion();
    if (!address.startsWith(SQLITE)) {
      String place = address.replaceAll("[?].*", "").replaceAll("//[^/@]*@", "//");
      return new StoreFacts(place, 0, "", schema);
    }
    Path file = file(address);
    long bytes = FILES.stream().mapToLong(suffix -> size(Path.of(file + suffix))).sum();
    return new StoreFacts(file.toString(), bytes, permissions(file), schema);
  }

  /** Where ledger and history are, and who may read them. */
  Finding finding() {
    String size = bytes == 0 ? "" : String.format(Locale.ROOT, ", %.1f MiB", bytes / MEBIBYTE);
    String rights = permissions.isEmpty() ? "" : ", permissions " + permissions;
    String said = place + size + rights + ", schema version " + schema + ".";
    boolean isPrivate = permissions.isEmpty() || permissions.endsWith("------");
    return isPrivate
        ? Finding.ok("store", said)
        : new Finding(
            Status.WARNING, "store", said + " Other users may read it.", "Restrict it: chmod 600.");
  }

  /**
   * @throws StorageFailure where the store can't be written
   */
  static Use use(StoredProject holding) {
    Optional<SpendingLease.Held> free = holding.storage().leases().tryTake(holding.id());
    free.ifPresent(SpendingLease.Held::close);
    return free.isPresent() ? Use.FREE : Use.BUSY;
  }

  /** Whether there is anything at an address yet, as far as that can be seen without opening it. */
  static boolean isThere(String address) {
    return !address.startsWith(SQLITE) || Files.exists(file(address));
  }

  private static Path file(String address) {
    return Path.of(address.substring(SQLITE.length())).toAbsolutePath();
  }

  private static long size(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      LoggerFactory.getLogger(StoreFacts.class).warn("no size of a file of the store", e);
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
