package io.claritytoolbox.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that only its user may read. SQLite gives the files beside it the same permissions. On
 * Windows the folder's permissions apply.
 *
 * <p>Wider permissions are removed from the files and from a folder with our name; other folders
 * stay as they are. If other users can still read the file, it is used with a warning. If they can
 * write it, it is not used: the ledger could be forged.
 */
final class PrivateFile {
  private static final Logger LOG = LoggerFactory.getLogger(PrivateFile.class);
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  /** The name of the folder in the default address. */
  private static final String OUR_FOLDER = "clarity-toolbox";

  private static final int STICKY = 01000;

  private static final String READABLE =
      "Other users of this computer can read the store: your user doesn't own its file, so its"
          + " permissions could not be restricted. Make your user the owner and only reader (chmod"
          + " 600).";

  private static final String REPLACEABLE =
      "Other users of this computer can replace the store: everybody can write its folder. Remove"
          + " that permission (chmod o-w), or set CLARITY_STORE to a file in your own folder.";

  private final Path path;
  private final Set<String> warnings = new LinkedHashSet<>();

  PrivateFile(Path path) {
    this.path = path.toAbsolutePath();
  }

  /**
   * Creates the file and its folder if missing, and removes wider permissions.
   *
   * @return what could not be corrected, for users
   * @throws AccessDeniedException if other users can write the file and that can't be changed
   */
  List<String> make() throws IOException {
    Path folder = path.getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      Files.createDirectories(folder, only(FOLDER));
    } else if (folder != null) {
      checkFolder(folder);
    }
    try {
      create();
    } catch (FileAlreadyExistsException e) {
      for (String suffix : StoreFile.SUFFIXES) {
        checkFile(path.resolveSibling(path.getFileName() + suffix));
      }
    }
    return List.copyOf(warnings);
  }

  /**
   * Creates the file in an existing folder.
   *
   * @throws FileAlreadyExistsException if it exists
   */
  void create() throws IOException {
    Files.createFile(path, only(FILE));
  }

  private void checkFile(Path file) throws IOException {
    if (!hasRights() || !Files.exists(file)) {
      return;
    }
    Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
    if (FILE.containsAll(rights) || narrowed(file, FILE)) {
      return;
    }
    if (isWritable(rights) && !Files.getFileStore(file).isReadOnly()) {
      throw new AccessDeniedException("others may write the store");
    }
    if (rights.contains(PosixFilePermission.GROUP_READ)
        || rights.contains(PosixFilePermission.OTHERS_READ)) {
      warnings.add(READABLE);
    }
  }

  private static boolean isWritable(Set<PosixFilePermission> rights) {
    return rights.contains(PosixFilePermission.GROUP_WRITE)
        || rights.contains(PosixFilePermission.OTHERS_WRITE);
  }

  private void checkFolder(Path folder) throws IOException {
    if (!hasRights()) {
      return;
    }
    Set<PosixFilePermission> rights = Files.getPosixFilePermissions(folder);
    boolean isOurs = folder.endsWith(OUR_FOLDER);
    if (FOLDER.containsAll(rights) || (isOurs && narrowed(folder, FOLDER))) {
      return;
    }
    if (rights.contains(PosixFilePermission.OTHERS_WRITE) && !isSticky(folder)) {
      LOG.warn("everybody may write the folder of the store");
      warnings.add(REPLACEABLE);
    }
  }

  /** In a sticky folder such as {@code /tmp}, users can't replace the files of others. */
  private static boolean isSticky(Path folder) throws IOException {
    return ((Integer) Files.getAttribute(folder, "unix:mode") & STICKY) != 0;
  }

  private static boolean narrowed(Path wide, Set<PosixFilePermission> rights) {
    try {
      Files.setPosixFilePermissions(wide, rights);
      LOG.warn("others had rights on the store; they were taken away");
      return true;
    } catch (IOException e) {
      LOG.warn("others have rights on the store that can't be taken away", e);
      return false;
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
