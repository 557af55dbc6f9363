package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.model.Nearest;
import io.claritytoolbox.model.UntrustedText;
import java.util.List;
import java.util.Optional;

/** The arguments of a call. Collects faults instead of throwing exceptions. */
public final class Arguments {
  private static final int LONGEST_NAME = 60;

  private final ObjectNode given;
  private final Faults faults = new Faults();

  public Arguments(Signature signature, ObjectNode given) {
    this.given = given;
    given
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!signature.names().contains(name)) {
                refuseUnknown(name, signature);
              }
            });
    signature.required().stream()
        .filter(argument -> LooseJson.isAbsent(given.get(argument.name())))
        .forEach(
            argument -> argument.reader().read(argument.name(), MissingNode.getInstance(), faults));
  }

  /** The value of an argument; empty if it is missing or invalid. */
  public <T> Optional<T> get(Argument<T> argument) {
    JsonNode value = given.get(argument.name());
    return value == null || LooseJson.isAbsent(value)
        ? Optional.empty()
        : argument.reader().read(argument.name(), value, faults);
  }

  public Faults faults() {
    return faults;
  }

  private void refuseUnknown(String name, Signature signature) {
    faults.add(() -> unknown(name, signature));
  }

  private static String unknown(String name, Signature signature) {
    List<String> known = signature.names();
    String hint = Nearest.to(name, known).map(near -> " Did you mean `" + near + "`?").orElse("");
    String list = known.isEmpty() ? "It takes none." : "It takes " + String.join(", ", known) + ".";
    String shown = UntrustedText.clean(name, LONGEST_NAME);
    return signature.tool() + " has no argument `" + shown + "`." + hint + " " + list;
  }
}
