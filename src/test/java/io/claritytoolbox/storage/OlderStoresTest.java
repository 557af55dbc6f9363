package io.claritytoolbox.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Stores that earlier versions wrote, kept as files beside what they held. {@code version-2} was
 * written by the last version that packed its rows; {@code version-2-salvaged} is one that it made
 * in the place of a damaged store.
 */
final class OlderStoresTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"version-2", "version-2-salvaged"})
  void everythingIsThereAfterTheMigration(String name) {
    try (Storage storage = Storage.open("jdbc:sqlite:" + copy(name), () -> StorageContract.NOON)) {
      assertThat(StoreText.of(storage)).isEqualTo(text(name));
    }
  }

  private Path copy(String name) {
    try (InputStream in = resource(name + ".db")) {
      Path file = folder.resolve("store.db");
      Files.copy(in, file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String name) {
    try (InputStream in = resource(name + ".txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = OlderStoresTest.class.getResourceAsStream("/stores/" + name);
    if (in == null) {
      throw new IOException("no store " + name);
    }
    return in;
  }
}
