package io.claritytoolbox.install;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The settings file of a client. */
public final class ClientFile {
  private static final String BYTE_ORDER_MARK = "\ufeff";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** Only the user may read it, because it contains a token. */
  private static final Set<PosixFilePermission> PRIVATE =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Client client;
  private final Path file;

  public ClientFile(Client client, Folders folders) {
    this.client = client;
    this.file = folders.settings(client);
  }

  /** The file can't be changed; the message is a sentence. */
  public static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String sentence) {
      super(sentence);
    }

    /** The sentence. */
    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }

  /**
   * A change of the file that was not made yet.
   *
   * @param before the text of the file; null if there is no file
   */
  public record Change(Path file, @Nullable String before, String after) {
    /** Whether the file is as it should be already. */
    public boolean isNone() {
      return after.equals(before == null ? "" : before);
    }

    /**
     * Writes the file, readable by the user alone.
     *
     * @return the copy of the former file, if there was one
     * @throws RefusedException if another program has changed the file since it was read
     */
    public Optional<Path> make(Instant now) throws IOException, RefusedException {
      Path real = Files.exists(file) ? file.toRealPath() : file;
      Files.createDirectories(real.toAbsolutePath().getParent());
      if (before == null) {
        write(real, after, StandardCopyOption.ATOMIC_MOVE);
        return Optional.empty();
      }
      Path backup = real.resolveSibling(real.getFileName() + "." + STAMP.format(now) + ".bak");
      write(backup, before, StandardCopyOption.REPLACE_EXISTING);
      if (!Files.readString(real).equals(before)) {
        throw new RefusedException(file + " has just been changed by another program. Try again.");
      }
      write(real, after, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return Optional.of(backup);
    }

    private static void write(Path to, String text, StandardCopyOption... options)
        throws IOException {
      boolean isPosix = to.getFileSystem().supportedFileAttributeViews().contains("posix");
      FileAttribute<?>[] privately =
          isPosix
              ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PRIVATE)}
              : new FileAttribute<?>[0];
      Path work =
          Files.createTempFile(to.toAbsolutePath().getParent(), "clarity", ".tmp", privately);
      try {
        Files.writeString(work, text);
        Files.move(work, to, options);
      } finally {
        Files.deleteIfExists(work);
      }
    }
  }

  /** The change that adds the toolbox, or updates it. */
  public Change with(ObjectNode server) throws IOException, RefusedException {
    return change(text -> text.with(client.list(), client.entry(), server));
  }

  /** The change that removes the toolbox. */
  public Change without() throws IOException, RefusedException {
    return change(text -> text.without(client.list(), client.entry()));
  }

  private interface Edit {
    SettingsText apply(SettingsText text) throws RefusedException;
  }

  private Change change(Edit edit) throws IOException, RefusedException {
    String before = read();
    String mark = before != null && before.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
    String text = before == null ? "" : before.substring(mark.length());
    try {
      return new Change(
          file, before, mark + edit.apply(new SettingsText(text, client.format())).text());
    } catch (RefusedException clause) {
      throw new RefusedException(
          file
              + " "
              + clause.getMessage()
              + ". It is unchanged. Correct it, or add the settings"
              + " that toolbox doctor prints.");
    }
  }

  private @Nullable String read() throws IOException, RefusedException {
    try {
      return Files.exists(file) ? Files.readString(file) : null;
    } catch (CharacterCodingException e) {
      throw new RefusedException(file + " is not text in UTF-8. It is unchanged.");
    }
  }

  /**
   * Where clients keep their settings on Linux, macOS and Windows.
   *
   * @param osName Java's {@code os.name}
   * @param home the user's folder
   * @param environment the environment variables
   */
  public record Folders(String osName, Path home, Map<String, String> environment) {
    public Folders {
      osName = osName.toLowerCase(Locale.ROOT);
      environment = Map.copyOf(environment);
    }

    /** The settings file of a client, which may not exist. */
    Path settings(Client client) {
      return switch (client) {
        case CLAUDE_CODE -> folder("CLAUDE_CONFIG_DIR", home).resolve(".claude.json");
        case CLAUDE_DESKTOP ->
            applications().resolve("Claude").resolve("claude_desktop_config.json");
        case CURSOR -> home.resolve(".cursor").resolve("mcp.json");
        case VSCODE -> applications().resolve("Code").resolve("User").resolve("mcp.json");
        case WINDSURF -> home.resolve(".codeium").resolve("windsurf").resolve("mcp_config.json");
        case CODEX -> folder("CODEX_HOME", home.resolve(".codex")).resolve("config.toml");
        case GEMINI -> home.resolve(".gemini").resolve("settings.json");
      };
    }

    private Path applications() {
      if (osName.startsWith("windows")) {
        return folder("APPDATA", home.resolve("AppData").resolve("Roaming"));
      }
      return osName.startsWith("mac")
          ? home.resolve("Library").resolve("Application Support")
          : folder("XDG_CONFIG_HOME", home.resolve(".config"));
    }

    private Path folder(String variable, Path otherwise) {
      Path named = home.getFileSystem().getPath(environment.getOrDefault(variable, ""));
      return named.isAbsolute() ? named : otherwise;
    }
  }
}
