package io.claritytoolbox.install;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;

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
            ? TomlText.with(text, list + "." + entry, value)
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
            ? TomlText.without(text, list + "." + entry)
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
}
