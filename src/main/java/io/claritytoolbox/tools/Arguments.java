package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.model.Nearest;
import io.claritytoolbox.model.UntrustedText;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The arguments of a call, or the fields of one of them. Collects faults, never throws. */
public final class Arguments {
  private static final int LONGEST_NAME = 60;

  private final String path;
  private final ObjectNode given;
  private final Faults faults;

  private Arguments(String path, ObjectNode given, Faults faults) {
    this.path = path;
    this.given = given;
    this.faults = faults;
  }

  Arguments(ToolDefinition tool, ObjectNode given) {
    this("", given, new Faults());
    List<String> known = tool.arguments();
    refuseOthers(known, name -> unknown(name, tool.name(), known));
    tool.required().stream()
        .filter(argument -> LooseJson.isAbsent(given.get(argument.name())))
        .forEach(this::required);
  }

  /**
   * The fields of an argument that is an object; empty, which is a fault, if it is something else.
   *
   * @param shape of the object, for sentences
   * @param known the names of its fields
   */
  static Optional<Arguments> within(
      String path, String shape, List<String> known, JsonNode value, Faults faults) {
    Optional<ObjectNode> object = LooseJson.object(value);
    if (object.isEmpty()) {
      faults.wrong(path, shape, value);
    }
    return object.map(
        fields -> {
          Arguments inner = new Arguments(path + ".", fields, faults);
          inner.refuseOthers(
              known,
              name ->
                  "`%s` must be %s; got a field `%s`."
                      .formatted(path, shape, UntrustedText.clean(name, LONGEST_NAME)));
          return inner;
        });
  }

  /** The value of an argument; empty if it is missing or invalid. */
  public <T> Optional<T> get(Argument<T> argument) {
    return LooseJson.isAbsent(given.get(argument.name())) ? Optional.empty() : required(argument);
  }

  /** The value of an argument; empty, which is a fault, if it is missing or invalid. */
  <T> Optional<T> required(Argument<T> argument) {
    return argument.reader().read(path + argument.name(), raw(argument.name()), faults);
  }

  JsonNode raw(String name) {
    JsonNode value = given.get(name);
    return value == null ? MissingNode.getInstance() : value;
  }

  public Faults faults() {
    return faults;
  }

  private void refuseOthers(List<String> known, UnaryOperator<String> sentence) {
    given
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                faults.add(() -> sentence.apply(name));
              }
            });
  }

  private static String unknown(String name, String tool, List<String> known) {
    String hint = Nearest.to(name, known).map(near -> " Did you mean `" + near + "`?").orElse("");
    String list = known.isEmpty() ? "It takes none." : "It takes " + String.join(", ", known) + ".";
    String shown = UntrustedText.clean(name, LONGEST_NAME);
    return tool + " has no argument `" + shown + "`." + hint + " " + list;
  }
}
