package io.claritytoolbox.storage;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database file that its user alone may read. SQLite gives the files beside it the same rights.
 * Where a file system knows no such rights (Windows), the folder's own rules hold.
 */
final class PrivateFile {
  private static final Logger LOG = LoggerFactory.getLogger(PrivateFile.class);
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final List<String> SUFFIXES = List.of("", "-wal", "-shm");

  private final Path path;

  PrivateFile(Path path) {
    this.path = path.toAbsolutePath();
  }

  /** Makes the file and its folder where there are none, and takes wider rights away from it. */
  void make() throws IOException {
    Path folder = path.getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      Files.createDirectories(folder, only(FOLDER));
    }
    try {
      Files.createFile(path, only(FILE));
    } catch (FileAlreadyExistsException e) {
      for (String suffix : SUFFIXES) {
        narrow(path.resolveSibling(path.getFileName() + suffix));
      }
    }
  }

  private void narrow(Path file) {
    try {
      if (hasRights()
          && Files.exists(file)
          && !FILE.containsAll(Files.getPosixFilePermissions(file))) {
        Files.setPosixFilePermissions(file, FILE);
      }
    } catch (IOException e) {
      LOG.warn("others may read the store, and its rights can't be changed", e);
    }
  }

  private FileAttribute<?>[] only(Set<PosixFilePermission> rights) {
    return hasRights()
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)}
        : new FileAttribute<?>[0];
  }

  private boolean hasRights() {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
