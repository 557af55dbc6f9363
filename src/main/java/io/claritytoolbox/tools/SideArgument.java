package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A side of a comparison: an object with the arguments that differ from the shared ones. */
final class SideArgument {
  private static final String SHAPE = "an object {label, filters, days, ends_days_ago}";
  private static final int LONGEST = 60;
  private static final Argument<Integer> DAYS = DataArguments.days(1);
  private static final Argument<String> LABEL =
      new Argument<>("label", JsonNodeFactory.instance.objectNode(), SideArgument::label);
  private static final List<String> FIELDS =
      List.of(
          LABEL.name(),
          FilterArgument.FILTERS.name(),
          DAYS.name(),
          DataArguments.ENDS_DAYS_AGO.name());

  private SideArgument() {}

  /**
   * The arguments of a side. What is null or empty comes from the shared arguments.
   *
   * @param filters in addition to the shared ones
   */
  record Given(
      @Nullable String label,
      List<Filter> filters,
      @Nullable Integer days,
      @Nullable Integer endsDaysAgo) {}

  static Argument<Given> named(String name, String description) {
    return new Argument<>(
            name,
            JsonNodeFactory.instance.objectNode().put("type", "object"),
            (path, value, faults) -> read(path, value, faults))
        .described(description);
  }

  private static Optional<Given> read(String path, JsonNode value, Faults faults) {
    Optional<ObjectNode> object = LooseJson.object(value);
    if (object.isEmpty()) {
      faults.wrong(path, SHAPE, value);
    }
    return object.map(fields -> fromFields(path, fields, faults));
  }

  private static Given fromFields(String path, ObjectNode fields, Faults faults) {
    List<String> unknown = new ArrayList<>();
    fields.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(FIELDS);
    unknown.forEach(
        name ->
            faults.add(
                () ->
                    "`%s` must be %s; got a field `%s`."
                        .formatted(path, SHAPE, UntrustedText.clean(name, LONGEST))));
    return new Given(
        field(path, LABEL, fields, faults).orElse(null),
        field(path, FilterArgument.FILTERS, fields, faults).orElse(List.of()),
        field(path, DAYS, fields, faults).orElse(null),
        field(path, DataArguments.ENDS_DAYS_AGO, fields, faults).orElse(null));
  }

  private static <T> Optional<T> field(
      String path, Argument<T> argument, ObjectNode fields, Faults faults) {
    JsonNode value = fields.get(argument.name());
    return value == null || LooseJson.isAbsent(value)
        ? Optional.empty()
        : argument.reader().read(path + "." + argument.name(), value, faults);
  }

  private static Optional<String> label(String path, JsonNode value, Faults faults) {
    Optional<String> text = LooseJson.text(value);
    if (text.isEmpty()) {
      faults.wrong(path, "a text", value);
    }
    return text;
  }
}
