package io.claritytoolbox.storage;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the permissions of a store. */
final class PrivateFileTest {
  /** Files of the kernel, whose permissions even root can't change. */
  private static final Path READABLE = Path.of("/proc/self/status");

  private static final Path WRITABLE = Path.of("/proc/self/attr/current");

  @TempDir Path temp;

  @BeforeEach
  void assumeRights() {
    assumeTrue(
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
        "this system has no rights of that kind");
  }

  @Test
  void aFolderOfOurNameIsNarrowedAndAnyOtherIsItsUsers() throws IOException {
    Path ours = folder("clarity-toolbox", "rwxr-xr-x");
    Path theirs = folder("documents", "rwxr-xr-x");

    PrivateFile file = made(ours);
    made(theirs);

    assertThat(rights(ours)).isEqualTo("rwx------");
    assertThat(rights(theirs)).isEqualTo("rwxr-xr-x");
    assertThat(file.warnings()).isEmpty();
  }

  @Test
  void warnsOfAFolderInWhichEverybodyCanReplaceTheStore() throws IOException {
    Path open = folder("open", "rwxrwxrwx");
    Path shared = folder("shared", "rwxrwxrwx");
    Files.setAttribute(shared, "unix:mode", 01777);

    assertThat(made(open).warnings()).singleElement().asString().contains("chmod o-w");
    assertThat(made(shared).warnings()).isEmpty();
  }

  @Test
  void warnsOfAFileThatOthersReadAndThatCannotBeNarrowed() throws IOException {
    assumeTrue(Files.exists(READABLE), "this system has no such files");
    PrivateFile file = new PrivateFile(READABLE);

    file.make();

    assertThat(file.warnings()).singleElement().asString().contains("chmod 600");
  }

  @Test
  void refusesAFileThatOthersWriteAndThatCannotBeNarrowed() {
    assumeTrue(Files.exists(WRITABLE), "this system has no such files");

    assertThatThrownBy(() -> new PrivateFile(WRITABLE).make())
        .isInstanceOf(AccessDeniedException.class);
    assertThat(SqliteFault.OPEN_TO_OTHERS.sentence()).contains("CLARITY_STORE");
  }

  private static PrivateFile made(Path folder) throws IOException {
    PrivateFile file = new PrivateFile(folder.resolve("clarity.db"));
    file.make();
    return file;
  }

  private Path folder(String name, String rights) throws IOException {
    Path folder = Files.createDirectory(temp.resolve(name));
    return Files.setPosixFilePermissions(folder, fromString(rights));
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
