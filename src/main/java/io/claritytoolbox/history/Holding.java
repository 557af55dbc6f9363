package io.claritytoolbox.history;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a set of tools stores besides exports, for the commands that look after the store. What
 * reads or writes throws {@link io.claritytoolbox.model.StorageFailure} when the store can't be
 * reached.
 */
public interface Holding {
  /** To choose it by, among the names of projects. */
  String name();

  /** What there is to export. */
  List<Sheet> sheets();

  /** How much of it is older than an instant. */
  Extent extent(Instant before);

  /** Deletes what is older than an instant, for good. */
  int erase(Instant before);

  /** Copies the whole store to a file that must not exist. */
  void backUp(Path copy);

  /** Where it is stored; empty where that isn't known. */
  Optional<Place> place();

  /** Whether settings, store and budget are as they should be. Sends nothing. */
  List<Check> checks();

  /**
   * A store.
   *
   * @param address of JDBC, which may contain a password
   * @param schema the version of its schema
   */
  record Place(String address, int schema) {}

  /**
   * A table to export.
   *
   * @param name of its file, without an ending
   * @param columns as they are called in every format
   * @param rows hands out one row after the other, a cell for every column
   */
  record Sheet(String name, List<String> columns, Consumer<Consumer<List<@Nullable Object>>> rows) {
    public Sheet {
      columns = List.copyOf(columns);
    }
  }

  /**
   * How much is stored.
   *
   * @param noun what is counted, in the singular
   * @param all how many
   * @param before how many of them are older than an instant
   * @param first when the oldest is from
   * @param last when the youngest is from
   */
  record Extent(String noun, int all, int before, Instant first, Instant last) {}

  /**
   * The result of a check.
   *
   * @param topic its subject, one word
   * @param remedy what the user should do; empty for nothing
   */
  record Check(Level level, String topic, String sentence, String remedy) {}

  /** From best to worst. */
  enum Level {
    OK,
    /** Information. */
    NOTE,
    /** A problem that doesn't prevent answers yet. */
    WARNING,
    /** A problem that prevents answers. */
    FAULT
  }
}
