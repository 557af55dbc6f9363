package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An argument of a tool. Its schema is strict, but values are read leniently.
 *
 * @param name the name in calls
 * @param schema its JSON Schema
 * @param reader converts a value
 */
public record Argument<T>(String name, ObjectNode schema, Reader<T> reader) {

  /** Converts a value, or records a fault. */
  @FunctionalInterface
  public interface Reader<T> {
    Optional<T> read(String path, JsonNode value, Faults faults);
  }

  private enum Numbers {
    WHOLE("a whole number", "integer"),
    ANY("a number", "number");

    private final String words;
    private final String type;

    Numbers(String words, String type) {
      this.words = words;
      this.type = type;
    }

    boolean has(OptionalDouble number) {
      return number.isPresent()
          && (this == ANY || number.getAsDouble() == Math.rint(number.getAsDouble()));
    }
  }

  /** A whole number within bounds. */
  public static Argument<Integer> whole(String name, int min, int max) {
    Argument<Double> number = within(name, Numbers.WHOLE, min, max);
    return new Argument<>(
        name,
        number.schema,
        (path, value, faults) -> number.reader.read(path, value, faults).map(Double::intValue));
  }

  /** A number within bounds. */
  static Argument<Double> number(String name, int min, int max) {
    return within(name, Numbers.ANY, min, max);
  }

  private static Argument<Double> within(String name, Numbers kind, int min, int max) {
    return new Argument<>(
        name,
        object().put("type", kind.type).put("minimum", min).put("maximum", max),
        (path, value, faults) -> {
          OptionalDouble number = LooseJson.number(value);
          double known = number.orElse(Double.NaN);
          if (kind.has(number) && known >= min && known <= max) {
            return Optional.of(known);
          }
          String bounds = min + "–" + max;
          faults.wrong(path, kind.has(number) ? bounds : kind.words + ", " + bounds, value);
          return Optional.empty();
        });
  }

  /** A list of texts, or a single one. Commas don't separate texts. */
  static Argument<List<String>> texts(String name) {
    return new Argument<>(
        name,
        object().put("type", "string"),
        (path, value, faults) -> Optional.of(texts(path, LooseJson.list(value), faults)));
  }

  /** The texts of a list without duplicates. Other items are faults. */
  static List<String> texts(String path, List<JsonNode> items, Faults faults) {
    items.stream()
        .filter(item -> LooseJson.text(item).isEmpty())
        .forEach(item -> faults.wrong(path, "a list of texts", item));
    return items.stream().flatMap(item -> LooseJson.text(item).stream()).distinct().toList();
  }

  /** True or false; false by default. */
  static Argument<Boolean> flag(String name) {
    return converted(
        name,
        object().put("type", "boolean"),
        "true or false",
        value ->
            LooseJson.text(value)
                .map(text -> text.toLowerCase(Locale.ROOT))
                .filter(List.of("true", "false")::contains)
                .map(Boolean::valueOf));
  }

  /** One of several names. */
  public static <T> Argument<T> oneOf(String name, Choices<T> choices) {
    ObjectNode schema = object().put("type", "string");
    ArrayNode names = schema.putArray("enum");
    choices.labels().forEach(names::add);
    return new Argument<>(
        name,
        schema,
        (path, value, faults) -> {
          Optional<T> found = LooseJson.text(value).flatMap(choices::find);
          if (found.isEmpty()) {
            faults.unknown(path, choices, value);
          }
          return found;
        });
  }

  /**
   * A text that is converted.
   *
   * @param expected completes "`time_zone` must be …"
   * @param meaning empty for an invalid text
   */
  public static <T> Argument<T> text(
      String name, String expected, Function<String, Optional<T>> meaning) {
    return converted(
        name,
        object().put("type", "string"),
        expected,
        value -> LooseJson.text(value).flatMap(meaning));
  }

  /**
   * A value of any form.
   *
   * @param expected completes "`question` must be …"
   * @param meaning empty for an invalid value
   */
  static <T> Argument<T> converted(
      String name, ObjectNode schema, String expected, Function<JsonNode, Optional<T>> meaning) {
    return new Argument<>(
        name,
        schema,
        (path, value, faults) -> {
          Optional<T> found = meaning.apply(value);
          if (found.isEmpty()) {
            faults.wrong(path, expected, value);
          }
          return found;
        });
  }

  /** Several names without duplicates. Commas separate names, too. */
  static <T> Argument<List<T>> someOf(String name, Choices<T> choices) {
    return listOf(oneOf(name, choices));
  }

  /** Several items without duplicates. Commas separate items, too. */
  public static <T> Argument<List<T>> listOf(Argument<T> item) {
    ObjectNode schema = object().put("type", "array");
    schema.set("items", item.schema());
    return new Argument<>(
        item.name(),
        schema,
        (path, value, faults) ->
            Optional.of(
                LooseJson.list(value).stream()
                    .flatMap(Argument::parted)
                    .distinct()
                    .flatMap(each -> item.reader().read(path, each, faults).stream())
                    .distinct()
                    .toList()));
  }

  public Argument<T> described(String description) {
    return with("description", TextNode.valueOf(description));
  }

  public Argument<T> defaulting(int value) {
    return with("default", JsonNodeFactory.instance.numberNode(value));
  }

  public Argument<T> defaulting(String value) {
    return with("default", TextNode.valueOf(value));
  }

  /** Leaves the names out of the schema, which keeps it short. A refusal lists them. */
  Argument<T> unlisted() {
    ObjectNode shortened = schema.deepCopy();
    shortened.remove("enum");
    if (shortened.path("items") instanceof ObjectNode items) {
      items.remove("enum");
    }
    return new Argument<>(name, shortened, reader);
  }

  /** States a maximum number of items in the schema. The reader of the list enforces it. */
  Argument<T> atMost(int items) {
    return with("maxItems", JsonNodeFactory.instance.numberNode(items));
  }

  private Argument<T> with(String keyword, JsonNode value) {
    ObjectNode extended = schema.deepCopy();
    extended.set(keyword, value);
    return new Argument<>(name, extended, reader);
  }

  private static Stream<JsonNode> parted(JsonNode item) {
    return item.isTextual()
        ? Arrays.stream(item.textValue().split(",", -1))
            .filter(part -> !part.isBlank())
            .map(TextNode::valueOf)
        : Stream.of(item);
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
