package io.claritytoolbox.install;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The text of a settings file. An edit changes the entry of the toolbox alone, and is checked: read
 * again, the text must differ from the former one in this entry only.
 */
record SettingsText(String text, Format format) {
  /** How a client writes its settings. */
  enum Format {
    /** With comments and trailing commas, which some clients allow. */
    JSON,
    TOML;

    private ObjectMapper mapper() {
      return this == TOML ? new TomlMapper() : JsonText.MAPPER;
    }
  }

  /**
   * Adds an entry, or replaces it.
   *
   * @param list the object that contains it
   */
  SettingsText with(String list, String entry, ObjectNode value)
      throws ClientFile.RefusedException {
    ObjectNode expected = tree();
    if (expected.path(list).path(entry).equals(value)) {
      return this;
    }
    ((ObjectNode) listIn(expected, list)).set(entry, value);
    return checked(
        format == Format.TOML
            ? Toml.with(text, list + "." + entry, value)
            : new JsonText(text).with(list, entry, value),
        expected);
  }

  /** Removes an entry, if there is one. */
  SettingsText without(String list, String entry) throws ClientFile.RefusedException {
    ObjectNode expected = tree();
    if (!expected.path(list).has(entry)) {
      return this;
    }
    ((ObjectNode) listIn(expected, list)).remove(entry);
    return checked(
        format == Format.TOML
            ? Toml.without(text, list + "." + entry)
            : new JsonText(text).without(list, entry),
        expected);
  }

  private static JsonNode listIn(ObjectNode tree, String list) throws ClientFile.RefusedException {
    JsonNode known = tree.path(list);
    if (!known.isMissingNode() && !known.isObject()) {
      throw new ClientFile.RefusedException("has a " + list + " that is not an object");
    }
    return known.isMissingNode() ? tree.putObject(list) : known;
  }

  private ObjectNode tree() throws ClientFile.RefusedException {
    try {
      JsonNode tree = format.mapper().readTree(text);
      if (tree.isMissingNode()) {
        return format.mapper().createObjectNode();
      }
      if (tree instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new ClientFile.RefusedException(
          "is not valid " + format + (line > 0 ? ": line " + line : ""));
    }
    throw new ClientFile.RefusedException("is not a " + format + " object");
  }

  private SettingsText checked(String edited, ObjectNode expected)
      throws ClientFile.RefusedException {
    SettingsText after = new SettingsText(edited, format);
    try {
      if (bare(after.tree()).equals(bare(expected))) {
        return after;
      }
    } catch (ClientFile.RefusedException unreadable) {
      // It is refused below.
    }
    throw new ClientFile.RefusedException("is written in a way that can't be changed safely");
  }

  /** TOML has no table without entries. */
  private static ObjectNode bare(ObjectNode tree) {
    tree.removeIf(value -> value.isObject() && value.isEmpty());
    return tree;
  }

  /** Edits the tables of TOML where they stand. */
  private static final class Toml {
    private static final Pattern HEADER =
        Pattern.compile("\\s*\\[+\\s*([^\\]]+?)\\s*\\]+\\s*(#.*)?");

    /** Between the lines, so that each keeps its end. */
    private static final Pattern LINE_ENDS = Pattern.compile("(?<=\n)");

    private Toml() {}

    /** A new table goes to the end of the text. */
    static String with(String text, String table, ObjectNode value) {
      String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
      String kept = without(text, table);
      String gap = kept.isBlank() ? "" : (kept.endsWith("\n") ? "" : lineEnd) + lineEnd;
      return kept + gap + String.join(lineEnd, lines(table, value)) + lineEnd;
    }

    /** Removes a table and those below it. */
    static String without(String text, String table) {
      StringBuilder kept = new StringBuilder();
      boolean isOurs = false;
      for (String line : LINE_ENDS.splitAsStream(text).toList()) {
        var header = HEADER.matcher(line.strip());
        if (header.matches()) {
          String name = header.group(1).replaceAll("[\"'\\s]", "");
          isOurs = name.equals(table) || name.startsWith(table + ".");
        }
        if (!isOurs) {
          kept.append(line);
        }
      }
      return kept.toString().replaceFirst("(?<=\n)(\r?\n)+$", "");
    }

    private static List<String> lines(String table, ObjectNode value) {
      List<String> lines = new ArrayList<>(List.of("[" + table + "]"));
      List<String> below = new ArrayList<>();
      for (var field : value.properties()) {
        if (field.getValue() instanceof ObjectNode object) {
          below.add("");
          below.addAll(lines(table + "." + field.getKey(), object));
        } else {
          lines.add(field.getKey() + " = " + scalar(field.getValue()));
        }
      }
      lines.addAll(below);
      return lines;
    }

    /** TOML's basic strings and arrays of them are written like JSON's. */
    private static String scalar(JsonNode value) {
      return value.toString().replace("\",\"", "\", \"");
    }
  }
}
