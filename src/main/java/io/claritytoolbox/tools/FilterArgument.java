package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code filters}: an array of {@code {dimension, op, values}}. A row must match all of them. */
final class FilterArgument {
  private static final String SHAPE = "an object {dimension, op, values}";
  private static final int MOST_FILTERS = 20;

  /** The limit exists because each value is folded and compared with every row. */
  private static final int MOST_VALUES = 200;

  private static final List<String> FIELDS = List.of("dimension", "op", "values", "value");

  private static final Argument<Dimension> DIMENSION =
      Argument.oneOf("dimension", Choices.DIMENSIONS);
  private static final Argument<Filter.Op> OP =
      Argument.oneOf("op", Choices.of(List.of(Filter.Op.values()), Filter.Op::label))
          .defaulting(Filter.Op.IS.label());

  static final Argument<List<Filter>> FILTERS =
      new Argument<>("filters", schema(), FilterArgument::read)
          .described("Rows must pass all. A URL value starting with / matches the path.");

  private FilterArgument() {}

  private static Optional<List<Filter>> read(String path, JsonNode value, Faults faults) {
    List<JsonNode> items = LooseJson.list(value);
    if (items.size() > MOST_FILTERS) {
      faults.add(tooMany(path, MOST_FILTERS, items.size()));
      return Optional.empty();
    }
    List<Filter> filters = new ArrayList<>();
    for (int index = 0; index < items.size(); index++) {
      one(path + "[" + index + "]", items.get(index), faults).ifPresent(filters::add);
    }
    return Optional.of(filters);
  }

  private static Optional<Filter> one(String path, JsonNode item, Faults faults) {
    return Arguments.within(path, SHAPE, FIELDS, item, faults)
        .flatMap(
            fields -> {
              Optional<Dimension> dimension = fields.required(DIMENSION);
              Optional<Filter.Op> op =
                  LooseJson.isAbsent(fields.raw("op"))
                      ? Optional.of(Filter.Op.IS)
                      : fields.required(OP);
              List<JsonNode> items = values(path + ".values", fields, faults);
              return items.isEmpty()
                  ? Optional.empty()
                  : dimension.flatMap(by -> op.map(how -> filter(by, how, items)));
            });
  }

  /** Spaces at the ends of a part of a name count. */
  private static Filter filter(Dimension dimension, Filter.Op op, List<JsonNode> items) {
    boolean isPart = op == Filter.Op.CONTAINS || op == Filter.Op.STARTS_WITH;
    Stream<String> values =
        isPart && dimension != Dimension.URL
            ? items.stream().map(item -> UntrustedText.wellFormed(item.asText()))
            : items.stream().flatMap(item -> LooseJson.text(item).stream());
    return new Filter(dimension, op, values.distinct().toList());
  }

  /** Commas don't separate values, because campaign names and addresses contain them. */
  private static List<JsonNode> values(String path, Arguments fields, Faults faults) {
    List<JsonNode> items =
        Stream.of(fields.raw("values"), fields.raw("value"))
            .filter(given -> !LooseJson.isAbsent(given))
            .flatMap(given -> LooseJson.list(given).stream())
            .toList();
    boolean isOfTexts = !Argument.texts(path, items, faults).isEmpty();
    if (items.isEmpty()) {
      faults.wrong(path, "a list of at least one text", MissingNode.getInstance());
    }
    if (items.size() > MOST_VALUES) {
      faults.add(tooMany(path, MOST_VALUES, items.size()));
      return List.of();
    }
    return isOfTexts ? items : List.of();
  }

  private static String tooMany(String path, int most, int given) {
    return "`%s` must have at most %d entries; got %d.".formatted(path, most, given);
  }

  /** Values of the dimensions whose values are the same on most sites. */
  private static String examples() {
    return Stream.of(Dimension.DEVICE, Dimension.BROWSER, Dimension.OS, Dimension.CHANNEL)
        .map(Dimension::examples)
        .collect(Collectors.joining(", "));
  }

  private static ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "array");
    ObjectNode item = schema.putObject("items").put("type", "object");
    ObjectNode properties = item.putObject("properties");
    properties.set("dimension", DIMENSION.unlisted().schema());
    properties.set("op", OP.schema());
    ObjectNode values = properties.putObject("values").put("type", "array");
    values.putObject("items").put("type", "string");
    values.put("description", "Spelt like " + examples() + ".");
    item.putArray("required").add("dimension").add("values");
    return schema;
  }
}
