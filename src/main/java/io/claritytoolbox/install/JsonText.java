package io.claritytoolbox.install;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Edits JSON where it stands. The text must be an object, or blank. */
record JsonText(String text) {
  static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private static final Pattern INDENT = Pattern.compile("\n([ \t]+)\"");

  private static final Pattern BLANK =
      Pattern.compile("(?:\\s++|//[^\n]*+|/\\*(?:[^*]|\\*(?!/))*+\\*/)*+");

  /** Where a member's name begins, its value begins, and its value ends. */
  private record Member(int name, int value, int end) {}

  String with(String list, String entry, ObjectNode value) {
    if (text.isBlank()) {
      return new JsonText("{}\n").with(list, entry, value);
    }
    Optional<Member> outer = member(start(), list);
    if (outer.isEmpty()) {
      ObjectNode servers = MAPPER.createObjectNode().set(entry, value);
      return inserted(start(), quoted(list) + ": " + pretty(servers, 1), 1);
    }
    Optional<Member> inner = member(outer.get().value(), entry);
    return inner
        .map(old -> text.substring(0, old.value()) + pretty(value, 2) + text.substring(old.end()))
        .orElseGet(() -> inserted(outer.get().value(), quoted(entry) + ": " + pretty(value, 2), 2));
  }

  String without(String list, String entry) {
    return member(start(), list)
        .flatMap(outer -> member(outer.value(), entry))
        .map(this::cut)
        .orElse(text);
  }

  private int start() {
    return blank(text);
  }

  /** The length of the white space and comments at the start. */
  private static int blank(String text) {
    Matcher leading = BLANK.matcher(text);
    return leading.lookingAt() ? leading.end() : 0;
  }

  /** A new first member, so that what follows the last one needs no change. */
  private String inserted(int brace, String member, int depth) {
    String rest = text.substring(brace + 1);
    boolean isEmpty = blank(rest) == rest.indexOf('}');
    String before = text.substring(0, brace + 1) + lineEnd() + indent().repeat(depth) + member;
    if (!isEmpty) {
      return before + "," + rest;
    }
    return before + (rest.startsWith("}") ? lineEnd() + indent().repeat(depth - 1) : "") + rest;
  }

  /** Removes a member with the space before it and one comma. */
  private String cut(Member member) {
    String before = text.substring(0, member.name()).stripTrailing();
    String after = text.substring(member.end());
    if (after.stripLeading().startsWith(",")) {
      return before + after.substring(after.indexOf(',') + 1);
    }
    boolean isLast = before.endsWith(",");
    return (isLast ? before.substring(0, before.length() - 1) : before) + after;
  }

  /** The member of an object that begins at a brace. */
  private Optional<Member> member(int brace, String name) {
    try (JsonParser parser = MAPPER.createParser(text.substring(brace).toCharArray())) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isWanted = parser.currentName().equals(name);
        int key = brace + (int) parser.currentTokenLocation().getCharOffset();
        parser.nextToken();
        int value = brace + (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        parser.finishToken();
        if (isWanted) {
          return Optional.of(
              new Member(key, value, brace + (int) parser.currentLocation().getCharOffset()));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String pretty(ObjectNode value, int depth) {
    List<String> lines = value.toPrettyString().lines().toList();
    StringBuilder pretty = new StringBuilder(lines.get(0));
    for (String indented : lines.subList(1, lines.size())) {
      String line = indented.stripLeading();
      int deeper = (indented.length() - line.length()) / 2;
      pretty.append(lineEnd()).append(indent().repeat(depth + deeper)).append(line);
    }
    return pretty.toString().replace("\" : ", "\": ");
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }

  private String indent() {
    Matcher first = INDENT.matcher(text);
    return first.find() ? first.group(1) : "  ";
  }

  private String lineEnd() {
    return text.contains("\r\n") ? "\r\n" : "\n";
  }
}
