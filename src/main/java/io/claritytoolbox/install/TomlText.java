package io.claritytoolbox.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Edits the tables of TOML where they stand. */
final class TomlText {
  private static final Pattern HEADER = Pattern.compile("\\s*\\[+\\s*([^\\]]+?)\\s*\\]+\\s*(#.*)?");

  /** Between the lines, so that each keeps its end. */
  private static final Pattern LINE_ENDS = Pattern.compile("(?<=\n)");

  private TomlText() {}

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
