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
import java.util.List;
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

    List<String> warnings = made(ours);
    made(theirs);

    assertThat(rights(ours)).isEqualTo("rwx------");
    assertThat(rights(theirs)).isEqualTo("rwxr-xr-x");
    assertThat(warnings).isEmpty();
  }

  @Test
  void warnsOfAFolderInWhichEverybodyCanReplaceTheStore() throws IOException {
    Path open = folder("open", "rwxrwxrwx");
    Path shared = folder("shared", "rwxrwxrwx");
    Files.setAttribute(shared, "unix:mode", 01777);

    assertThat(made(open)).singleElement().asString().contains("chmod o-w");
    assertThat(made(shared)).isEmpty();
  }

  @Test
  void warnsOfAFileThatOthersReadAndThatCannotBeNarrowed() throws IOException {
    assumeTrue(Files.exists(READABLE), "this system has no such files");

    assertThat(new PrivateFile(READABLE).make()).singleElement().asString().contains("chmod 600");
  }

  @Test
  void refusesAFileThatOthersWriteAndThatCannotBeNarrowed() {
    assumeTrue(Files.exists(WRITABLE), "this system has no such files");

    assertThatThrownBy(() -> new PrivateFile(WRITABLE).make())
        .isInstanceOf(AccessDeniedException.class);
    assertThat(SqliteFault.OPEN_TO_OTHERS.sentence()).contains("CLARITY_STORE");
  }

  private static List<String> made(Path folder) throws IOException {
    return new PrivateFile(folder.resolve("clarity.db")).make();
  }

  private Path folder(String name, String rights) throws IOException {
    Path folder = Files.createDirectory(temp.resolve(name));
    return Files.setPosixFilePermissions(folder, fromString(rights));
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
